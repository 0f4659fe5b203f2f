import { Bm25, type Bm25Options } from '../bm25.ts';
import type { AskedTerms, TermTable } from '../corpus.ts';

/** Scores that a search adds up, and which places have one. */
export class Scores {
  readonly values: Float64Array;
  readonly touched: Uint32Array;
  count = 0;

  constructor(size: number) {
    this.values = new Float64Array(size);
    this.touched = new Uint32Array(size);
  }

  add(place: number, score: number): void {
    const before = this.values[place] as number;
    if (before === 0) this.touched[this.count++] = place;
    this.values[place] = before + score;
  }

  clear(): void {
    for (let i = 0; i < this.count; i++) this.values[this.touched[i] as number] = 0;
    this.count = 0;
  }
}

/** The texts of a table by term, plain data: term `t` has the postings `starts[t]` to `starts[t + 1]`; a skipped term has none. */
export interface Postings {
  starts: Uint32Array;
  texts: Uint32Array;
  /** Each posting's share of its text's BM25 score. */
  impacts: Float32Array;
}

export function createPostings(table: TermTable, options: Bm25Options): Postings {
  const bm25 = new Bm25(table, options);
  const starts = new Uint32Array(table.frequencies.length + 1);
  table.frequencies.forEach((n, term) => {
    starts[term + 1] = (starts[term] as number) + (bm25.idf[term] === 0 ? 0 : n);
  });
  const total = starts[table.frequencies.length] as number;
  const texts = new Uint32Array(total);
  const impacts = new Float32Array(total);
  const next = starts.slice();
  for (let text = 0; text < table.size; text++) {
    for (let i = table.starts[text] as number; i < (table.starts[text + 1] as number); i++) {
      const term = table.ids[i] as number;
      if (bm25.idf[term] === 0) continue;
      const at = next[term] as number;
      next[term] = at + 1;
      texts[at] = text;
      impacts[at] = bm25.impact(term, table.counts[i] as number, table.lengths[text] as number);
    }
  }
  return { starts, texts, impacts };
}

/** Adds a question's scores on a channel. */
export function addScores(
  { starts, texts, impacts }: Postings,
  query: AskedTerms,
  weight: number,
  scores: Scores,
): void {
  for (let q = 0; q < query.ids.length; q++) {
    const term = query.ids[q] as number;
    const times = weight * (query.counts[q] as number);
    const end = starts[term + 1] as number;
    for (let i = starts[term] as number; i < end; i++) scores.add(texts[i] as number, times * (impacts[i] as number));
  }
}
