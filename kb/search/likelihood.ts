import type { AskedTerms, TermTable } from './corpus.ts';
import { placeOf } from './sorted.ts';
import type { Centroids } from './vectors.ts';

// How many occurrences the usual language counts for beside an entry's own wordings.
const PRIOR = 100;
// Brings the usual range near that of the other measures.
const SCALE = 4;

/**
 * How much likelier a question is among the wordings of an entry than among all: the query likelihood of a unigram model with
 * Dirichlet smoothing (Zhai and Lafferty, 2004), as a log ratio over the background, ÷ (4 · √terms). A term counts once however often it is
 * said, background terms by their share.
 */
export class Likelihood {
  readonly #centroids: Centroids;
  /** PRIOR · the share of each term among all occurrences. */
  readonly #expected: Float64Array;
  /** ln(PRIOR ÷ (PRIOR + occurrences of the entry)). */
  readonly #usual: Float64Array;

  constructor(table: TermTable, centroids: Centroids) {
    this.#centroids = centroids;
    const total = table.frequencies.reduce((sum, n) => sum + n, 0);
    this.#expected = Float64Array.from(table.frequencies, (n) => (PRIOR * n) / total);
    const { starts, rows } = centroids;
    this.#usual = Float64Array.from({ length: starts.length - 1 }, (_, entry) => {
      const end = starts[entry + 1] as number;
      let occurrences = 0;
      for (let i = starts[entry] as number; i < end; i++) occurrences += rows[i] as number;
      return Math.log(PRIOR / (PRIOR + occurrences));
    });
  }

  of(entry: number, { ids, counts }: AskedTerms): number {
    const { starts, ids: terms, rows } = this.#centroids;
    const first = starts[entry] as number;
    const end = starts[entry + 1] as number;
    let sum = 0;
    let weights = 0;
    for (let n = 0; n < ids.length; n++) {
      const term = ids[n] as number;
      const expected = this.#expected[term] as number;
      // A term of the answers only: nothing to compare with.
      if (expected === 0) continue;
      const weight = Math.min(1, counts[n] as number);
      const place = placeOf(terms, term, first, end);
      if (place >= 0) sum += weight * Math.log(1 + (rows[place] as number) / expected);
      weights += weight;
    }
    return weights === 0 ? 0 : (sum + weights * (this.#usual[entry] as number)) / (SCALE * Math.sqrt(weights));
  }
}
