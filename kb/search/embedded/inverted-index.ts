// One posting list a term: rows and what the term adds to a row's score. BM25's share of a term in a row does not depend on the
// query, so it is computed once here.

export interface Bm25 {
  k1: number;
  b: number;
  weight: number;
  /** Terms in more than this share of rows say nothing; a small base keeps all of its terms. */
  skipAbove: number;
}

const SMALL = 200;

/** Terms of rows on one channel, with BM25 impacts. */
export class InvertedIndex {
  readonly #postings = new Map<string, { rows: Uint32Array; impacts: Float32Array }>();

  constructor(rows: readonly (readonly string[])[], { k1, b, weight, skipAbove }: Bm25) {
    const average = rows.reduce((sum, row) => sum + row.length, 0) / Math.max(1, rows.length) || 1;
    const lists = new Map<string, number[]>();
    rows.forEach((row, place) => {
      for (const [term, count] of countTerms(row)) {
        const list = lists.get(term);
        if (list) list.push(place, count);
        else lists.set(term, [place, count]);
      }
    });
    for (const [term, list] of lists) {
      const frequency = list.length / 2;
      if (rows.length > SMALL && frequency > rows.length * skipAbove) continue;
      const idf = Math.log(1 + (rows.length - frequency + 0.5) / (frequency + 0.5));
      const posting = { rows: new Uint32Array(frequency), impacts: new Float32Array(frequency) };
      for (let i = 0; i < frequency; i++) {
        const row = list[2 * i] ?? 0;
        const count = list[2 * i + 1] ?? 0;
        const length = rows[row]?.length ?? 0;
        posting.rows[i] = row;
        posting.impacts[i] = (weight * idf * count * (k1 + 1)) / (count + k1 * (1 - b + (b * length) / average));
      }
      this.#postings.set(term, posting);
    }
  }

  /** Adds this channel's scores of a query to `scores`; rows that had none are noted in `touched`. */
  addScores(query: readonly string[], scores: Float64Array, touched: number[]): void {
    for (const [term, count] of countTerms(query)) {
      const posting = this.#postings.get(term);
      if (!posting) continue;
      const times = Math.min(count, 2);
      const { rows, impacts } = posting;
      for (let i = 0; i < rows.length; i++) {
        const row = rows[i] as number;
        if (scores[row] === 0) touched.push(row);
        scores[row] = (scores[row] as number) + times * (impacts[i] as number);
      }
    }
  }
}

/** How often each term stands in a list. */
export function countTerms(terms: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}
