import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createKnowledgeBase } from '../../../kb/answering/knowledge-base.ts';
import { ARTICLES, CATEGORIES } from '../support/articles.ts';

// Broken language data, weights and snapshots: refused with file, line where there is one, and reason.
const REAL = join(import.meta.dirname, '../../../kb');
let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'consult-kb-'));
  for (const folder of ['lexicon', 'models']) cpSync(join(REAL, folder), join(dir, folder), { recursive: true });
});
afterEach(() => rmSync(dir, { recursive: true }));

const load = (snapshotDir?: string) =>
  createKnowledgeBase({
    articles: ARTICLES,
    categories: CATEGORIES,
    kbDir: dir,
    ...(snapshotDir ? { snapshotDir } : {}),
  });
const change = (file: string, edit: (text: string) => string) =>
  writeFileSync(join(dir, file), edit(readFileSync(join(dir, file), 'utf8')));

describe('a broken data file', () => {
  it.each<[string, (text: string) => string, RegExp]>([
    ['lexicon/words.yaml', (t) => t.replace('- { to: 专票', '- { to: [专票'), /words\.yaml:\d+ /],
    ['lexicon/words.yaml', (t) => t.replace('{ to: 专票, from:', '{ to: 专票, form:'), /words\.yaml 不对：第\d+行/],
    [
      'lexicon/clarify.yaml',
      (t) => t.replace('unless: [tax,', 'unless: [taxes,'),
      /clarify\.yaml 不对：第\d+行 .*没有这个维度/,
    ],
    ['lexicon/beside-form.yaml', (t) => t.replace('complaint:', 'complaints:'), /beside-form\.yaml 不对/],
    ['models/ranker.json', (t) => t.slice(0, -20), /ranker\.json:\d+ 不是 JSON/],
    [
      'models/ranker.json',
      (t) => t.replace('"characters"', '"letters"'),
      /ranker\.json 不对：缺少 characters，多出 letters/,
    ],
    ['models/decision.json', (t) => t.replace('"answer"', '"anwser"'), /decision\.json 不对/],
    ['models/labels.json', () => '{}', /labels\.json 不对/],
    ['models/labels.json', (t) => t.replace('"labels"', '"labels'), /labels\.json:\d+ 不是 JSON/],
    ['models/kind.json', () => '{\n"a": 1,\n"b": }\n', /kind\.json:3 不是 JSON/],
    ['models/salience.json', () => '', /salience\.json:1 不是 JSON/],
    ['models/kind.json', () => '[]', /kind\.json 不对/],
  ])('%s %#', (file, edit, reason) => {
    change(file, edit);
    expect(() => load()).toThrow(reason);
    expect(() => load()).toThrow(expect.objectContaining({ code: 'KB_DATA_INVALID' }));
  });
  it('that is not there', () => {
    rmSync(join(dir, 'models/ranker.json'));
    expect(() => load()).toThrow(/ranker\.json 读不出来/);
  });
});

describe('the index snapshot', () => {
  const snapshots = () => join(dir, 'snapshots');
  const file = () => join(snapshots(), 'index.snapshot');

  it('is kept, and read when nothing changed', async () => {
    expect(load(snapshots()).fromSnapshot).toBe(false);
    const again = load(snapshots());
    expect(again.fromSnapshot).toBe(true);
    const question = { text: '小规模免税额度是多少', asOf: '2026-11-23', scope: 'taiqian' } as const;
    expect(await again.ask(question)).toEqual(await load().ask(question));
  });
  it('is made anew when the language data changed', () => {
    load(snapshots());
    change('lexicon/dictionary.txt', (t) => `${t}\n某个新词\n`);
    expect(load(snapshots()).fromSnapshot).toBe(false);
    expect(load(snapshots()).fromSnapshot).toBe(true);
  });
  it.each<[string, (bytes: Buffer) => Buffer]>([
    ['cut short', (b) => b.subarray(0, b.length / 2)],
    ['empty', () => Buffer.alloc(0)],
    [
      'one bit changed',
      (b) => {
        b[b.length - 100] = (b[b.length - 100] as number) ^ 1;
        return b;
      },
    ],
    ['something else', () => Buffer.from('hello')],
  ])('%s: is made anew', (_, damage) => {
    load(snapshots());
    writeFileSync(file(), damage(readFileSync(file())));
    expect(load(snapshots()).fromSnapshot).toBe(false);
    expect(load(snapshots()).fromSnapshot).toBe(true);
  });
});
