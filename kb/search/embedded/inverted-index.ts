import { Bm25, type Bm25Options, MOST_COUNTED } from '../bm25.ts';
import type { Terms, TermTable } from '../corpus.ts';

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

/** The texts of a table by term, with each term's BM25 impact: term `t` has the postings `starts[t]` to `starts[t + 1]`. */
export class InvertedIndex {
  readonly #starts: Uint32Array;
  readonly #texts: Uint32Array;
  readonly #impacts: Float32Array;
  readonly #idf: Float32Array;
  readonly #weight: number;

  constructor(table: TermTable, options: Bm25Options, weight: number) {
    const bm25 = new Bm25(table, options);
    const impacts = bm25.impacts();
    this.#idf = bm25.idf;
    this.#weight = weight;
    this.#starts = new Uint32Array(table.frequencies.length + 1);
    table.frequencies.forEach((n, term) => {
      this.#starts[term + 1] = (this.#starts[term] as number) + n;
    });
    this.#texts = new Uint32Array(table.ids.length);
    this.#impacts = new Float32Array(table.ids.length);
    const next = this.#starts.slice();
    for (let text = 0; text < table.size; text++) {
      for (let i = table.starts[text] as number; i < (table.starts[text + 1] as number); i++) {
        const term = table.ids[i] as number;
        const at = next[term] as number;
        next[term] = at + 1;
        this.#texts[at] = text;
        this.#impacts[at] = impacts[i] as number;
      }
    }
  }

  /** Adds a question's scores on this channel. */
  addScores(query: Terms, scores: Scores): void {
    for (let q = 0; q < query.ids.length; q++) {
      const term = query.ids[q] as number;
      if (this.#idf[term] === 0) continue;
      const times = this.#weight * Math.min(query.counts[q] as number, MOST_COUNTED);
      const end = this.#starts[term + 1] as number;
      for (let i = this.#starts[term] as number; i < end; i++)
        scores.add(this.#texts[i] as number, times * (this.#impacts[i] as number));
    }
  }
}
