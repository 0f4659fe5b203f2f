import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createKnowledgeBase } from '../../../kb/answering/knowledge-base.ts';
import { type Corpus, createCorpus, queryOf } from '../../../kb/search/corpus.ts';
import { createEmbeddedEngine, createEmbeddedIndex } from '../../../kb/search/embedded/embedded-engine.ts';
import type { Candidate } from '../../../kb/search/search-engine.ts';
import { ARTICLES, CATEGORIES } from '../support/articles.ts';
import { realSegment } from '../support/lexicon.ts';

const segment = realSegment();
const entry = (...texts: string[]) => ({
  rows: texts.map((text) => ({ text, tokens: segment(text) })),
  answer: [],
});

const engineOf = (corpus: Corpus) => createEmbeddedEngine(corpus, createEmbeddedIndex(corpus));
const queryIn = (corpus: Corpus, text: string) => queryOf(corpus, segment(text));

describe('embedded engine', () => {
  const corpus = createCorpus([
    entry('契税税率是多少', '买房契税'),
    entry('增值税税率是多少'),
    entry('车船税什么时候交', '车船税在哪里交'),
  ]);
  const engine = engineOf(corpus);
  const search = (text: string, limit = 10, accept = (_: number) => true, from = corpus, by = engine) =>
    by.search(queryIn(from, text), { limit, accept }) as Candidate[];
  const find = (...given: Parameters<typeof search>) => search(...given).map((c) => c.entry);

  it('puts the best wording’s article first', () => {
    expect(find('契税税率')[0]).toBe(0);
    expect(find('增值税税率')[0]).toBe(1);
    expect(find('车船税在哪交')[0]).toBe(2);
  });
  it('keeps to the limit and to what is accepted', () => {
    expect(find('税率是多少', 1)).toHaveLength(1);
    expect(find('契税税率', 10, (e) => e !== 0)).not.toContain(0);
    expect(find('龘')).toEqual([]);
  });
  it('remembers nothing of an earlier question', () => {
    const once = search('契税');
    find('车船税什么时候交');
    expect(search('契税')).toEqual(once);
  });
  it('takes an article by its best wording, not by their number', () => {
    const many = createCorpus([entry(...Array.from({ length: 9 }, (_, i) => `契税问题${i}`)), entry('契税')]);
    expect(find('契税', 2, () => true, many, engineOf(many))[0]).toBe(1);
  });
  it('counts the answer’s text', () => {
    const base = createCorpus([
      { ...entry('发票问题'), answer: segment.bigrams('可以在查验平台查询') },
      { ...entry('发票问题'), answer: segment.bigrams('到大厅办理') },
    ]);
    expect(find('发票查验平台', 2, () => true, base, engineOf(base))).toEqual([0, 1]);
  });
});

describe('search', () => {
  it('does not depend on the order of articles', async () => {
    const questions = ['小规模多少免税', '契税怎么算', '留抵退', '几个点', '多少', '电动车船税'];
    const run = async (articles: typeof ARTICLES) => {
      const base = createKnowledgeBase({ articles, categories: CATEGORIES });
      const told = [];
      for (const text of questions) {
        const { parts } = await base.explain({ text, asOf: '2026-11-23', scope: 'taiqian' });
        told.push(
          parts.map(({ decision, best }) => [
            decision.outcome,
            decision.reason,
            ...best.map((b) => `${b.article.id}${b.article.version} ${b.score}`),
          ]),
        );
      }
      return told;
    };
    const expected = await run(ARTICLES);
    const order = fc.shuffledSubarray(ARTICLES, { minLength: ARTICLES.length });
    await fc.assert(
      fc.asyncProperty(order, async (articles) => {
        expect(await run(articles)).toEqual(expected);
      }),
      { numRuns: 8, seed: 12366 },
    );
  });
});
