import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { connectTaxpayer } from '../../support/clients.ts';
import { startTestServer } from '../../support/server.ts';

// A broken lexicon or weight file at start: the ones in use stay.
const REAL = join(import.meta.dirname, '../../../kb');
let dir: string;
let dataDir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'consult-files-'));
  dataDir = mkdtempSync(join(tmpdir(), 'consult-data-'));
  for (const folder of ['lexicon', 'models']) cpSync(join(REAL, folder), join(dir, folder), { recursive: true });
});
afterEach(() => {
  rmSync(dir, { recursive: true });
  rmSync(dataDir, { recursive: true });
});

const options = () => ({ dataDir, overrides: { dataFilesDir: dir } });

it('keeps answering by what was in use', async () => {
  await (await startTestServer(options())).close();
  writeFileSync(join(dir, 'models/ranker.json'), '{');
  const file = join(dir, 'lexicon/words.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace('typos:', 'typo:'));
  const server = await startTestServer(options());
  const client = await connectTaxpayer(server);
  await client.say('电子专票没盖章能用吗');
  await client.hears((m) => m.content.type === 'answer');
  client.close();
  await server.close();
});

it('refuses to start when nothing was in use yet, naming file and line', async () => {
  writeFileSync(join(dir, 'models/ranker.json'), '{\n"a": }');
  await expect(startTestServer(options())).rejects.toThrow(/ranker\.json:2 不是 JSON/);
});
