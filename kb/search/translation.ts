import { z } from 'zod';
import type { Corpus } from './corpus.ts';

const table = z.record(z.string(), z.record(z.string(), z.number()));
/** Word → words that say the same in another wording → how probable; as training wrote it. */
export type TranslationTable = z.infer<typeof table>;
export const translationModel = z.strictObject({ provenance: z.record(z.string(), z.unknown()), translations: table });

const ROUNDS = 5;
const MOST = 8;
const LEAST = 0.03;
// A word in fewer wordings than this has too few pairs to learn from.
const FEWEST_ROWS = 3;
// Each wording is paired with so many others of its article, evenly spread: all pairs of many say little more.
const PARTNERS = 12;

/**
 * Which words stand for which, learnt from ordered pairs of wordings of one article by IBM model 1 (Brown et al. 1993, without the
 * empty word). Words as they are.
 */
export function mineTranslations(corpus: Corpus): TranslationTable {
  const { starts, ids, frequencies } = corpus.rows.words;
  const size = frequencies.length;
  const words = (row: number) => ids.subarray(starts[row] as number, starts[row + 1] as number);
  let chance = new Map<number, number>();
  for (let round = 0; round < ROUNDS; round++) {
    const counts = new Map<number, number>();
    const totals = new Float64Array(size);
    for (let entry = 0; entry < corpus.entries; entry++) {
      const first = corpus.firstRow[entry] as number;
      const end = corpus.firstRow[entry + 1] as number;
      const count = end - first;
      const partners = Math.min(PARTNERS, count - 1);
      for (let a = first; a < end; a++)
        for (let i = 0; i < partners; i++) {
          const b = first + ((a - first + 1 + Math.floor((i * (count - 1)) / partners)) % count);
          const from = words(a);
          for (const to of words(b)) {
            let all = 0;
            for (const word of from) all += round === 0 ? 1 : (chance.get(word * size + to) ?? 0);
            if (all === 0) continue;
            for (const word of from) {
              const key = word * size + to;
              const part = (round === 0 ? 1 : (chance.get(key) ?? 0)) / all;
              counts.set(key, (counts.get(key) ?? 0) + part);
              totals[word] = (totals[word] as number) + part;
            }
          }
        }
    }
    chance = counts;
    for (const [key, count] of counts) chance.set(key, count / (totals[Math.floor(key / size)] as number));
  }
  const names = [...corpus.numbers.words.keys()];
  const lists = new Map<number, [string, number][]>();
  for (const [key, p] of chance) {
    const [from, to] = [Math.floor(key / size), key % size];
    if (from === to || p < LEAST || (frequencies[from] as number) < FEWEST_ROWS) continue;
    lists.set(from, [...(lists.get(from) ?? []), [names[to] as string, Math.round(p * 1000) / 1000]]);
  }
  const byName = (a: [string, unknown], b: [string, unknown]) => (a[0] < b[0] ? -1 : 1);
  return Object.fromEntries(
    [...lists]
      .map(([from, list]): [string, Record<string, number>] => [
        names[from] as string,
        Object.fromEntries(list.sort((a, b) => b[1] - a[1] || byName(a, b)).slice(0, MOST)),
      ])
      .sort(byName),
  );
}

/** A table in a corpus's term numbers: term `t` has `starts[t]` to `starts[t + 1]`. */
export interface Translations {
  starts: Uint32Array;
  ids: Uint32Array;
  chances: Float32Array;
}

/** @param model null: nothing stands for anything else */
export function translationsOf(corpus: Corpus, model: TranslationTable | null): Translations {
  const numbers = corpus.numbers.words;
  const starts = new Uint32Array(numbers.size + 1);
  const ids: number[] = [];
  const chances: number[] = [];
  for (const [word, id] of numbers) {
    for (const [other, chance] of Object.entries(model?.[word] ?? {})) {
      const to = numbers.get(other);
      if (to === undefined) continue;
      ids.push(to);
      chances.push(chance);
    }
    starts[id + 1] = ids.length;
  }
  return { starts, ids: Uint32Array.from(ids), chances: Float32Array.from(chances) };
}
