import { isHan, pairCode } from '../language/interned.ts';
import { fold } from '../language/normalise.ts';
import type { Corpus } from '../search/corpus.ts';

const HAN_RUNS = /[\u4e00-\u9fff]+/g;

/** Which characters follow which in the wordings of the base as they are written; what spelling is judged by. */
export interface Language {
  /** In how many places a character stands. */
  count(character: string): number;
  /** In how many places the second character follows the first. */
  together(first: string, second: string): number;
  /** Have these two Han characters, by their codes, been seen side by side anywhere, answers included? */
  seen(first: number, second: number): boolean;
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
  const seen = new Set<number>();
  for (const known of [pairs, corpus.numbers.bigrams])
    for (const pair of known.keys()) {
      const [first, second] = [pair.charCodeAt(0), pair.charCodeAt(1)];
      if (pair.length === 2 && isHan(first) && isHan(second)) seen.add(pairCode(first, second));
    }
  return {
    count: (character) => single.get(character) ?? 0,
    together: (first, second) => pairs.get(first + second) ?? 0,
    seen: (first, second) => seen.has(pairCode(first, second)),
    characters: () => single.keys(),
  };
}
