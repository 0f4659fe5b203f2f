import type { AskedTerms, TermTable } from './corpus.ts';

export interface Bm25Options {
  k1: number;
  b: number;
  /** Terms in more than this share of texts say nothing; a small base keeps all of its terms. */
  skipAbove: number;
}

const SMALL = 200;

/** The wordings of questions, and the answers' texts: longer, and a longer one is not worse. */
export const ROW_BM25: Bm25Options = { k1: 1.2, b: 0.75, skipAbove: 0.15 };
export const ANSWER_BM25: Bm25Options = { k1: 0.8, b: 0.3, skipAbove: 0.15 };

/** ln(1 + (N − n + ½) ÷ (n + ½)): how rare a term is among `size` texts. */
export const idf = (size: number, frequency: number): number =>
  Math.log(1 + (size - frequency + 0.5) / (frequency + 0.5));

/** BM25 (Robertson and Zaragoza 2009) over one table of texts. */
export class Bm25 {
  readonly #table: TermTable;
  readonly #options: Bm25Options;
  readonly #average: number;
  /** By term; 0 for terms that are skipped. */
  readonly idf: Float32Array;

  constructor(table: TermTable, options: Bm25Options) {
    this.#table = table;
    this.#options = options;
    this.#average = table.lengths.reduce((sum, n) => sum + n, 0) / Math.max(1, table.size) || 1;
    const most = table.size > SMALL ? table.size * options.skipAbove : Number.POSITIVE_INFINITY;
    this.idf = Float32Array.from(table.frequencies, (n) => (n > most ? 0 : idf(table.size, n)));
  }

  /** A term's share of a text's score. It does not depend on the question. */
  impact(term: number, count: number, length: number): number {
    const { k1, b } = this.#options;
    return ((this.idf[term] as number) * count * (k1 + 1)) / (count + k1 * (1 - b + (b * length) / this.#average));
  }

  /** All impacts of the table, beside its `ids`. */
  impacts(): Float32Array {
    const { size, starts, ids, counts, lengths } = this.#table;
    const impacts = new Float32Array(ids.length);
    for (let text = 0; text < size; text++)
      for (let i = starts[text] as number; i < (starts[text + 1] as number); i++)
        impacts[i] = this.impact(ids[i] as number, counts[i] as number, lengths[text] as number);
    return impacts;
  }

  /** What a question scores against itself: the most that a text of its length can reach. Unknown terms count as the rarest. */
  selfScore(query: AskedTerms): number {
    const { k1, b } = this.#options;
    const length = k1 * (1 - b + (b * query.length) / this.#average);
    const rarest = idf(this.#table.size, 0);
    let score = 0;
    const add = (weight: number, count: number) => {
      score += (weight * count * count * (k1 + 1)) / (count + length);
    };
    query.ids.forEach((id, i) => {
      add(this.idf[id] as number, query.counts[i] as number);
    });
    for (const count of query.unknown) add(rarest, count);
    return score;
  }
}
