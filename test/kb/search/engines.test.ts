import { describe, expect, it } from 'vitest';
import { createIndex, embeddedIn } from '../../../kb/answering/retrieval.ts';
import { createSubjects } from '../../../kb/answering/subjects.ts';
import { queryOf } from '../../../kb/search/corpus.ts';
import { createMeiliEngine, queryWords } from '../../../kb/search/meilisearch/meili-engine.ts';
import { NOTHING_MINED } from '../../../kb/search/mined.ts';
import type { SearchEngine } from '../../../kb/search/search-engine.ts';
import { startMeiliStandIn } from '../../support/meili-stand-in.ts';
import { ARTICLES } from '../support/articles.ts';
import { realSegment } from '../support/lexicon.ts';

// One suite for every engine (law 7). Meilisearch's runs against a real server when MEILI_URL and MEILI_KEY are set.
const segment = realSegment();
const subjects = createSubjects(ARTICLES);
const index = createIndex(subjects.wordings(), NOTHING_MINED, segment);
const source = {
  corpus: index.corpus,
  ids: subjects.ids,
  answers: subjects.wordings().map((s) => s.answer),
  segment,
  terms: ['小规模', '契税', '留抵税额'],
};
const { MEILI_URL: url, MEILI_KEY: key } = process.env;
const uid = `consult-test-${process.pid}`;

const engines: [string, boolean, () => Promise<SearchEngine>][] = [
  ['embedded', true, async () => embeddedIn(index)],
  [
    'meilisearch',
    url !== undefined && key !== undefined,
    async () => {
      const engine = createMeiliEngine({ url: url ?? '', key: key ?? '', index: uid }, source);
      await engine.prepare();
      return engine;
    },
  ],
];
if (!url || !key)
  process.stdout.write('meilisearch: MEILI_URL and MEILI_KEY are not set, its engine suite is skipped\n');

describe.each(engines)('engine: %s', (_, available, create) => {
  const find = async (text: string, limit = 10, accept: (entry: number) => boolean = () => true) => {
    const engine = await create();
    const found = await engine.search(queryOf(index.corpus, segment(text)), { limit, accept });
    return found.map((c) => subjects.idOf(c.entry));
  };

  it.skipIf(!available).each([
    ['契税税率是多少', 'deed'],
    ['小规模现在几个点', 'rate'],
    ['留抵退税怎么办', 'retain'],
    ['電動車要交車船稅嗎', 'future'],
  ])('%s → %s first', async (text, expected) => {
    expect((await find(text))[0]).toBe(expected);
  });
  it.skipIf(!available)('keeps to the limit and to what is accepted', async () => {
    expect(await find('小规模几个点', 1)).toHaveLength(1);
    const deed = subjects.ids.indexOf('deed');
    expect(await find('契税税率', 10, (entry) => entry !== deed)).not.toContain('deed');
  });
  it.skipIf(!available)('finds nothing for nothing, and no entry twice', async () => {
    expect(await find('龘')).toEqual([]);
    expect(await find('？？')).toEqual([]);
    const found = await find('小规模免税额度契税车船税');
    expect(new Set(found).size).toBe(found.length);
  });
  it.skipIf(!available)('takes a question longer than ten words', async () => {
    const long = '我们公司在县城开了一家小店卖建材和五金配件平时也给人送货上门想知道买房子的契税税率到底是多少';
    expect(await find(long)).toContain('deed');
  });
});

describe('what is asked of Meilisearch', () => {
  it('is the ten words that say most, in the order of the question', () => {
    const text = '我们公司在县城开了一家小店想知道小规模纳税人每月销售额多少以下免征增值税还有契税税率';
    const words = queryWords(source, queryOf(index.corpus, segment(text)));
    expect(words).toHaveLength(10);
    const all = segment(text).words;
    expect(words).toEqual([...words].sort((a, b) => all.indexOf(a) - all.indexOf(b)));
  });

  it('re-indexes without a gap, and not at all when nothing changed', async () => {
    const meili = await startMeiliStandIn();
    try {
      const options = { url: meili.url, key: meili.key, index: 'kb' };
      const engine = createMeiliEngine(options, source);
      await engine.prepare();
      expect(meili.indexes.get('kb')?.documents.size).toBe(subjects.ids.length);
      expect(meili.indexes.get('kb')?.settings).toMatchObject({
        localizedAttributes: [{ attributePatterns: ['*'], locales: ['cmn'] }],
        dictionary: source.terms,
      });
      const names = () => [...meili.indexes.keys()].sort();
      const before = names();
      await engine.prepare();
      expect(names()).toEqual(before);
      expect(before).toHaveLength(2);
      const fewer = { ...source, ids: source.ids.slice(0, 3) };
      await createMeiliEngine(options, fewer).prepare();
      expect(meili.indexes.get('kb')?.documents.size).toBe(3);
      expect(names()).toHaveLength(2);
      meili.refuseKeys();
      await expect(engine.prepare()).rejects.toThrow(/invalid key/);
      expect(meili.indexes.get('kb')?.documents.size).toBe(3);
    } finally {
      await meili.close();
    }
  });
});
