import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectTaxpayer, get, type TaxpayerClient, until } from '../support/clients.ts';
import { type MeiliStandIn, type Mood, startMeiliStandIn } from '../support/meili-stand-in.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

// What people see while the second engine fails: nothing. 50 clients ask throughout.
const CLIENTS = 50;
const ASKED_EACH = 4;
const QUESTIONS = ['电子专票没盖章能用吗', '数电票开错了怎么红冲', '小规模每月多少以下免增值税', '社保费晚交会怎样'];

describe('Meilisearch fails while people ask', () => {
  let meili: MeiliStandIn;
  let server: TestServer;
  let clients: TaxpayerClient[];
  beforeAll(async () => {
    meili = await startMeiliStandIn();
    const env = { MEILI_URL: meili.url, MEILI_KEY: meili.key, ADDRESS_EVENTS_PER_MINUTE: '1000000' };
    server = await startTestServer({ env, overrides: { engineRetryMs: 100 } });
    clients = await Promise.all(Array.from({ length: CLIENTS }, () => connectTaxpayer(server)));
  });
  afterAll(async () => {
    for (const client of clients) client.close();
    await server.close();
    await meili.close();
  });

  const state = async () => (await get(server, '/ready')).body['meilisearch'] as string;
  const becomes = (wanted: string) => until(async () => (await state()) === wanted, `state ${wanted}`);

  /** Every client asks; a question without a reply of the bot's, or refused, is an error. */
  async function askAll(asking = clients): Promise<{ asked: number; errors: number; answered: number }> {
    const told = await Promise.all(
      asking.map(async (client) => {
        let errors = 0;
        let answered = 0;
        for (let i = 0; i < ASKED_EACH; i++) {
          try {
            const { seq } = await client.say(QUESTIONS[i % QUESTIONS.length] as string);
            const reply = await client.hears((m) => m.seq === seq + 1 && m.author === 'bot', 'a reply');
            if (reply.content.type === 'answer') answered++;
          } catch {
            errors++;
          }
        }
        return { errors, answered };
      }),
    );
    const sum = (name: 'errors' | 'answered') => told.reduce((total, t) => total + t[name], 0);
    return { asked: asking.length * ASKED_EACH, errors: sum('errors'), answered: sum('answered') };
  }

  it('is used when it is well: ten words at most, Chinese said to be Chinese', async () => {
    await becomes('ready');
    expect((await get(server, '/ready')).body['engines'].search).toBe('meilisearch');
    const told = await askAll(clients.slice(0, 2));
    expect(told).toEqual({ asked: told.asked, errors: 0, answered: told.asked });
    expect(meili.searches.length).toBeGreaterThanOrEqual(told.asked);
    for (const asked of meili.searches) {
      expect(String(asked['q']).split(' ').length).toBeLessThanOrEqual(10);
      expect(asked).toMatchObject({ locales: ['cmn'], matchingStrategy: 'frequency' });
    }
  });

  it.each<[Mood, string]>([
    ['slow', 'slow'],
    ['errors', 'down'],
    ['silent', 'slow'],
  ])('%s: the embedded engine answers, nobody sees an error, and it is used again afterwards', async (mood, shown) => {
    meili.be(mood);
    const told = await askAll();
    process.stdout.write(`meilisearch ${mood}: ${JSON.stringify(told)}, state ${await state()}\n`);
    expect(told).toEqual({ asked: told.asked, errors: 0, answered: told.asked });
    await becomes(shown);
    const metrics = await (await fetch(`${server.origin}/metrics`)).text();
    expect(metrics).toContain(`consult12366_meilisearch_state{state="${shown}"} 1`);
    expect(metrics).toMatch(new RegExp(`consult12366_search_fallbacks_total\\{state="${shown}"\\} [1-9]`));
    meili.be('well');
    await becomes('ready');
  });

  it('half-indexed: the index is made whole again behind the embedded engine', async () => {
    const whole = meili.indexes.get('consult12366')?.documents.size ?? 0;
    expect(whole).toBeGreaterThan(200);
    meili.lose('consult12366', 20);
    const told = await askAll();
    expect(told.errors).toBe(0);
    await until(() => meili.indexes.get('consult12366')?.documents.size === whole, 'a whole index');
    await becomes('ready');
  });
});
