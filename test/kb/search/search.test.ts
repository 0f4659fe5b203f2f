import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createKnowledgeBase } from '../../../kb/answering/knowledge-base.ts';
import { createCorpus } from '../../../kb/search/corpus.ts';
import { createEmbeddedEngine } from '../../../kb/search/embedded/embedded-engine.ts';
import { ARTICLES, CATEGORIES } from '../support/articles.ts';
import { realSegment } from '../support/lexicon.ts';

const segment = realSegment();
const entry = (...texts: string[]) => ({
  rows: texts.map((text) => ({ text, tokens: segment(text) })),
  answer: segment(''),
});

describe('embedded engine', () => {
  const corpus = createCorpus([
    entry('契税税率是多少', '买房契税'),
    entry('增值税税率是多少'),
    entry('车船税什么时候交', '车船税在哪里交'),
  ]);
  const engine = createEmbeddedEngine(corpus);
  const find = (text: string, limit = 10, accept = (_: number) => true) =>
    engine.search(corpus.query(text, segment(text)), { limit, accept }).map((c) => c.entry);

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
    const once = engine.search(corpus.query('契税', segment('契税')), { limit: 5, accept: () => true });
    find('车船税什么时候交');
    expect(engine.search(corpus.query('契税', segment('契税')), { limit: 5, accept: () => true })).toEqual(once);
  });
  it('takes an article by its best wording, not by their number', () => {
    const many = createCorpus([entry(...Array.from({ length: 9 }, (_, i) => `契税问题${i}`)), entry('契税')]);
    const [first] = createEmbeddedEngine(many).search(many.query('契税', segment('契税')), {
      limit: 2,
      accept: () => true,
    });
    expect(first?.entry).toBe(1);
  });
  it('counts the answer’s text', () => {
    const base = createCorpus([
      { ...entry('发票问题'), answer: segment('可以在查验平台查询') },
      { ...entry('发票问题'), answer: segment('到大厅办理') },
    ]);
    const found = createEmbeddedEngine(base).search(base.query('q', segment('发票查验平台')), {
      limit: 2,
      accept: () => true,
    });
    expect(found.map((c) => c.entry)).toEqual([0, 1]);
  });
});

describe('search', () => {
  it('does not depend on the order of articles', () => {
    const questions = ['小规模多少免税', '契税怎么算', '留抵退', '几个点', '多少', '电动车船税'];
    const run = (articles: typeof ARTICLES) => {
      const base = createKnowledgeBase({ articles, categories: CATEGORIES });
      return questions.map((text) => {
        const { decision, best } = base.explain({ text, asOf: '2026-11-23', scope: 'taiqian' });
        return [
          decision.outcome,
          decision.reason,
          ...best.map((b) => `${b.article.id}${b.article.version} ${b.score}`),
        ];
      });
    };
    const expected = run(ARTICLES);
    const order = fc.shuffledSubarray(ARTICLES, { minLength: ARTICLES.length });
    fc.assert(
      fc.property(order, (articles) => {
        expect(run(articles)).toEqual(expected);
      }),
      { numRuns: 8, seed: 12366 },
    );
  });
});
