import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectTaxpayer, get, post, signInAdmin } from '../../support/clients.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';

let server: TestServer;
let admin: string;
beforeAll(async () => {
  server = await startTestServer();
  admin = await signInAdmin(server);
});
afterAll(() => server.close());

describe('what the base lacks', () => {
  it('is stored masked when nothing fits and when an answer did not help, and grouped on demand', async () => {
    for (const text of ['水资源税农业灌溉井的取水量怎么核定，我电话13812345678', '农业灌溉井水资源税取水量核定']) {
      const client = await connectTaxpayer(server);
      await client.say(text);
      await client.ok('handover:request', { id: randomUUID() });
      client.close();
    }
    const client = await connectTaxpayer(server);
    await client.say('电子专票没盖章能用吗');
    const answer = await client.hears((m) => m.content.type === 'answer');
    await client.ok('feedback:give', { messageId: answer.id, solved: false });
    await client.ok('feedback:give', { messageId: answer.id, solved: false });
    client.close();
    const stored = await server.storage.read.selectFrom('gaps').selectAll().execute();
    expect(stored.map((g) => g.reason).sort()).toContain('not-solved');
    expect(stored.filter((g) => g.reason === 'not-solved')).toHaveLength(1);
    expect(JSON.stringify(stored)).not.toContain('13812345678');
    const report = await post(server, '/api/gaps/group', {}, { cookie: admin });
    const labels = report.body['clusters'].map((c: { label: string }) => c.label).join();
    expect(labels).toContain('电子专票没盖章能用吗');
    expect(labels).toContain('水资源税');
  });
  it('is shown to nobody without a session', async () => {
    expect((await get(server, '/api/gaps')).status).toBe(401);
  });
});

describe('/metrics', () => {
  it('counts decisions, names nobody, and is for this machine or whoever has the token', async () => {
    const text = await (await fetch(`${server.origin}/metrics`)).text();
    expect(text).toMatch(/consult12366_questions_total\{outcome="answer",reason="\w+"\} [1-9]/);
    expect((await fetch(`${server.origin}/metrics`, { headers: { 'x-forwarded-for': '9.9.9.9' } })).status).toBe(404);
    const guarded = await startTestServer({ env: { METRICS_TOKEN: 'a-token-of-enough-length' } });
    expect((await fetch(`${guarded.origin}/metrics`)).status).toBe(404);
    const authorization = 'Bearer a-token-of-enough-length';
    expect((await fetch(`${guarded.origin}/metrics`, { headers: { authorization } })).status).toBe(200);
    await guarded.close();
  });
});
