import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { get } from '../../support/clients.ts';
import { writeTestContent } from '../../support/content.ts';
import { startTestServer } from '../../support/server.ts';

const contentDir = writeTestContent();
const coded = (code: string) => expect.objectContaining({ code, message: expect.stringMatching(/[\u4e00-\u9fff]/) });

describe('starting', () => {
  it('says which port is taken', async () => {
    const first = await startTestServer({ overrides: { contentDir } });
    const again = startTestServer({ overrides: { contentDir }, env: { PORT: String(first.port) } });
    await expect(again).rejects.toThrow(coded('PORT_TAKEN'));
    await first.close();
  });

  it('says that the data folder is unusable', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'consult-file-')), 'not-a-folder');
    writeFileSync(file, '');
    for (const dataDir of [file, join(file, 'below'), '/proc/consult/data']) {
      await expect(startTestServer({ dataDir })).rejects.toThrow(coded('DATA_DIR_UNUSABLE'));
    }
  });

  it('refuses a broken knowledge base by file and line; with one in use already, that one stays', async () => {
    const broken = writeTestContent([
      { id: 'ez-broken', question: '坏的知识', similar: [], category: 'e-special', answer: '无' },
    ]);
    await expect(startTestServer({ overrides: { contentDir: broken } })).rejects.toThrow(
      expect.objectContaining({
        code: 'KNOWLEDGE_INVALID',
        message: expect.stringMatching(/ez-broken\.md:\d+: error SIMILAR_FEW/),
      }),
    );
    const dataDir = mkdtempSync(join(tmpdir(), 'consult-kept-'));
    const good = await startTestServer({ dataDir, overrides: { contentDir } });
    await good.close();
    const kept = await startTestServer({ dataDir, overrides: { contentDir: broken } });
    expect(kept.articles).toBe(good.articles);
    await kept.close();
  });

  it('is ready when it listens, with its engines named', async () => {
    const server = await startTestServer({ overrides: { contentDir } });
    expect(await get(server, '/ready')).toMatchObject({
      status: 200,
      body: { status: 'ready', engines: { storage: 'sqlite', search: 'embedded', bus: 'in-process' } },
    });
    expect((await get(server, '/live')).status).toBe(200);
    await server.close();
    await expect(fetch(`${server.origin}/live`)).rejects.toThrow();
  });
});
