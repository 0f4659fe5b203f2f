import { fold } from '../language/normalise.ts';
import type { Corpus } from '../search/corpus.ts';

const HAN_RUNS = /[\u4e00-\u9fff]+/g;

/** Which characters follow which in the wordings of the base as they are written; what spelling is judged by. */
export interface Language {
  /** In how many places a character stands. */
  count(character: string): number;
  /** In how many places the second character follows the first. */
  together(first: string, second: string): number;
  /** Has this pair of characters been seen anywhere, answers included? */
  seen(pair: string): boolean;
  characters(): Iterable<string>;
}

export function createLanguage(corpus: Corpus): Language {
  const single = new Map<string, number>();
  const pairs = new Map<string, number>();
  const add = (to: Map<string, number>, key: string) => to.set(key, (to.get(key) ?? 0) + 1);
  for (const text of corpus.texts)
    for (const run of fold(text).match(HAN_RUNS) ?? [])
      for (let i = 0; i < run.length; i++) {
        add(single, run.charAt(i));
        if (i > 0) add(pairs, run.slice(i - 1, i + 1));
      }
  return {
    count: (character) => single.get(character) ?? 0,
    together: (first, second) => pairs.get(first + second) ?? 0,
    seen: (pair) => pairs.has(pair) || corpus.numbers.bigrams.has(pair),
    characters: () => single.keys(),
  };
}
