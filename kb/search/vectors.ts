import { idf } from './bm25.ts';
import { type AskedTerms, type Corpus, MOST_COUNTED, type TermTable } from './corpus.ts';

/** Unit vectors of texts on one channel, weighted by idf · √salience; plain data. Text `i` has `starts[i]` to `starts[i + 1]`. */
export interface Vectors {
  starts: Uint32Array;
  ids: Uint32Array;
  weights: Float32Array;
}

/** How much each term weighs; `rarest` for a term that no wording has. */
export interface TermWeights {
  weights: Float32Array;
  rarest: number;
}

export function createTermWeights(table: TermTable, salience: Float32Array): TermWeights {
  const weights = Float32Array.from(
    table.frequencies,
    (n, term) => idf(table.size, n) * Math.sqrt(salience[term] as number),
  );
  // A term that no wording has is as salient as the mean.
  const mean = salience.reduce((sum, n) => sum + n, 0) / Math.max(1, salience.length);
  return { weights, rarest: idf(table.size, 0) * Math.sqrt(mean) };
}

/** A vector for each text of a table. */
export function createVectors(table: TermTable, terms: TermWeights): Vectors {
  const weights = new Float32Array(table.ids.length);
  for (let i = 0; i < weights.length; i++)
    weights[i] = Math.min(table.counts[i] as number, MOST_COUNTED) * (terms.weights[table.ids[i] as number] as number);
  const vectors = { starts: table.starts, ids: table.ids, weights };
  normaliseEach(vectors);
  return vectors;
}

// Float32 keeps it apart from nothing.
const LEAST = 1e-30;
const MOST_ROWS = 255;

/** A vector for each entry: the direction of the sum of its rows' vectors, and in how many rows each of its terms stands. */
export interface Centroids extends Vectors {
  rows: Uint8Array;
}

export function createCentroids(corpus: Corpus, rows: Vectors): Centroids {
  const starts = new Uint32Array(corpus.entries + 1);
  const ids = new Uint32Array(rows.ids.length);
  const weights = new Float32Array(rows.ids.length);
  const standing = new Uint8Array(rows.ids.length);
  const terms = corpus.entries === 0 ? 0 : rows.ids.reduce((most, id) => Math.max(most, id), 0) + 1;
  const sums = new Float32Array(terms);
  const times = new Uint8Array(terms);
  let count = 0;
  for (let entry = 0; entry < corpus.entries; entry++) {
    const first = count;
    const end = rows.starts[corpus.firstRow[entry + 1] as number] as number;
    for (let i = rows.starts[corpus.firstRow[entry] as number] as number; i < end; i++) {
      const term = rows.ids[i] as number;
      const weight = rows.weights[i] as number;
      if (sums[term] === 0) ids[count++] = term;
      // A term that weighs nothing is still one that a wording has.
      sums[term] = (sums[term] as number) + Math.max(weight, LEAST);
      times[term] = Math.min((times[term] as number) + 1, MOST_ROWS);
    }
    ids.subarray(first, count).sort();
    for (let i = first; i < count; i++) {
      const term = ids[i] as number;
      weights[i] = sums[term] as number;
      standing[i] = times[term] as number;
      sums[term] = 0;
      times[term] = 0;
    }
    starts[entry + 1] = count;
  }
  const centroids = {
    starts,
    ids: ids.slice(0, count),
    weights: weights.slice(0, count),
    rows: standing.slice(0, count),
  };
  normaliseEach(centroids);
  return centroids;
}

function normaliseEach({ starts, weights }: Vectors): void {
  for (let text = 0; text + 1 < starts.length; text++) {
    const start = starts[text] as number;
    const end = starts[text + 1] as number;
    let sum = 0;
    for (let i = start; i < end; i++) sum += (weights[i] as number) ** 2;
    const norm = Math.sqrt(sum) || 1;
    for (let i = start; i < end; i++) weights[i] = (weights[i] as number) / norm;
  }
}

/** A question's unit vector, by term; only its own terms are ever set, so it can be used again and again. */
export class QuestionVector {
  readonly #terms: TermWeights;
  readonly values: Float32Array;
  /** Its length before it was made a unit, for coverage. */
  total = 0;

  constructor(terms: TermWeights) {
    this.#terms = terms;
    this.values = new Float32Array(terms.weights.length);
  }

  #weight(query: AskedTerms, i: number): number {
    return (query.counts[i] as number) * (this.#terms.weights[query.ids[i] as number] as number);
  }

  set(query: AskedTerms): void {
    let squares = 0;
    let total = 0;
    const add = (weight: number) => {
      squares += weight * weight;
      total += weight;
    };
    for (let i = 0; i < query.ids.length; i++) add(this.#weight(query, i));
    for (const count of query.unknown) add(count * this.#terms.rarest);
    const norm = Math.sqrt(squares) || 1;
    for (let i = 0; i < query.ids.length; i++) this.values[query.ids[i] as number] = this.#weight(query, i) / norm;
    this.total = total / norm;
  }

  unset(query: AskedTerms): void {
    for (const term of query.ids) this.values[term] = 0;
  }

  cosine({ starts, ids, weights }: Vectors, text: number): number {
    const end = starts[text + 1] as number;
    let sum = 0;
    for (let i = starts[text] as number; i < end; i++)
      sum += (weights[i] as number) * (this.values[ids[i] as number] as number);
    return sum;
  }

  /** The share of the question's weight whose terms a text has, 0…1. */
  covered({ starts, ids }: Vectors, text: number): number {
    const end = starts[text + 1] as number;
    let sum = 0;
    for (let i = starts[text] as number; i < end; i++) sum += this.values[ids[i] as number] as number;
    return this.total === 0 ? 0 : sum / this.total;
  }
}
