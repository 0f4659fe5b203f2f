import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCorpus, queryOf } from '../../../kb/search/corpus.ts';
import { createEntryTerms, Places } from '../../../kb/search/entry-terms.ts';
import { Likelihood } from '../../../kb/search/likelihood.ts';

// Texts of single characters: a term is a character.
const characters = (text: string) => ({ words: [], bigrams: [], characters: [...text] });
function likelihoodOf(entries: string[][]) {
  const corpus = createCorpus(
    entries.map((rows) => ({ rows: rows.map((text) => ({ text, tokens: characters(text) })), answer: [] })),
  );
  const table = corpus.rows.characters;
  const entryTerms = createEntryTerms(corpus, table);
  const likelihood = new Likelihood(table, entryTerms);
  return (entry: number, text: string, background = '') => {
    const asked = queryOf(corpus, characters(text), characters(background)).characters;
    const places = new Places(entryTerms, table.frequencies.length);
    places.set(asked);
    return likelihood.of(entry, asked, places.in(entry));
  };
}

describe('query likelihood', () => {
  it('is what the formula says', () => {
    // 甲 stands in 2 of 4 occurrences, both of the first entry's 3: p = 0.5; prior 100.
    const of = likelihoodOf([['甲', '甲乙'], ['丙']]);
    const expected = (Math.log((2 + 100 * 0.5) / (3 + 100)) - Math.log(0.5)) / 4;
    expect(of(0, '甲')).toBeCloseTo(expected, 9);
    expect(of(1, '甲')).toBeCloseTo(Math.log(100 / 101) / 4, 9);
  });
  it('counts a term once however often it is said, and what leads up to a question less', () => {
    const of = likelihoodOf([['甲乙', '甲丙'], ['丁']]);
    expect(of(0, '甲甲甲')).toBe(of(0, '甲'));
    expect(of(0, '乙', '甲')).toBeLessThan(of(0, '乙甲'));
    expect(of(0, '乙', '丁')).toBeGreaterThan(of(0, '乙丁'));
  });
  it('says nothing where no term is known', () => {
    const of = likelihoodOf([['甲'], ['乙']]);
    expect(of(0, '龘')).toBe(0);
    expect(of(0, '')).toBe(0);
  });
  it('is higher for the entry whose wordings say a term oftener, and always finite', () => {
    const texts = fc.array(fc.string({ unit: fc.constantFrom('甲', '乙', '丙', '丁'), minLength: 1, maxLength: 6 }), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(texts, texts, fc.constantFrom('甲', '乙', '丙', '丁'), (first, second, term) => {
        const of = likelihoodOf([first, second]);
        const share = (rows: string[]) => {
          const distinct = rows.map((r) => new Set(r));
          return distinct.filter((r) => r.has(term)).length / distinct.reduce((sum, r) => sum + r.size, 0);
        };
        const [a, b] = [of(0, term), of(1, term)];
        expect(Number.isFinite(a) && Number.isFinite(b)).toBe(true);
        if (share(first) > 0 && share(second) === 0) expect(a).toBeGreaterThan(b);
      }),
    );
  });
});
