import type { AskedTerms, TermTable } from './corpus.ts';
import type { EntryTerms } from './entry-terms.ts';

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
  readonly #rows: Uint8Array;
  /** PRIOR · the share of each term among all occurrences. */
  readonly #expected: Float32Array;
  /** ln(PRIOR ÷ (PRIOR + occurrences of the entry)). */
  readonly #usual: Float32Array;

  constructor(table: TermTable, { starts, rows }: EntryTerms) {
    this.#rows = rows;
    const total = table.frequencies.reduce((sum, n) => sum + n, 0);
    this.#expected = Float32Array.from(table.frequencies, (n) => (PRIOR * n) / total);
    this.#usual = new Float32Array(starts.length - 1);
    for (let entry = 0; entry < this.#usual.length; entry++) {
      let occurrences = 0;
      for (let i = starts[entry] as number; i < (starts[entry + 1] as number); i++) occurrences += rows[i] as number;
      this.#usual[entry] = Math.log(PRIOR / (PRIOR + occurrences));
    }
  }

  /** @param places where the entry has each term asked for, see `Places` */
  of(entry: number, { ids, counts }: AskedTerms, places: Int32Array): number {
    let sum = 0;
    let weights = 0;
    for (let n = 0; n < ids.length; n++) {
      const expected = this.#expected[ids[n] as number] as number;
      // A term of the answers only: nothing to compare with.
      if (expected === 0) continue;
      const weight = Math.min(1, counts[n] as number);
      const place = places[n] as number;
      if (place >= 0) sum += weight * Math.log(1 + (this.#rows[place] as number) / expected);
      weights += weight;
    }
    return weights === 0 ? 0 : (sum + weights * (this.#usual[entry] as number)) / (SCALE * Math.sqrt(weights));
  }
}
