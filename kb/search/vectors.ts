import { idf } from './bm25.ts';
import { type AskedTerms, type Corpus, MOST_COUNTED, type TermTable } from './corpus.ts';

/** How much each term weighs (idf · √salience); `rarest` for a term that no wording has. */
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

const inverse = (squares: number): number => 1 / (Math.sqrt(squares) || 1);

/** 1 ÷ the length of each row's vector. The vectors themselves are the table's counts times the terms' weights. */
export function inverseLengths({ starts, ids, counts, size }: TermTable, { weights }: TermWeights): Float32Array {
  const found = new Float32Array(size);
  for (let row = 0; row < size; row++) {
    let squares = 0;
    for (let i = starts[row] as number; i < (starts[row + 1] as number); i++)
      squares += (Math.min(counts[i] as number, MOST_COUNTED) * (weights[ids[i] as number] as number)) ** 2;
    found[row] = inverse(squares);
  }
  return found;
}

/** 1 ÷ the length of the sum of each entry's unit vectors. */
export function inverseLengthsOfSums(
  { entries, firstRow }: Corpus,
  table: TermTable,
  { weights }: TermWeights,
  inverseOfRow: Float32Array,
): Float32Array {
  const found = new Float32Array(entries);
  const sums = new Map<number, number>();
  for (let entry = 0; entry < entries; entry++) {
    sums.clear();
    for (let row = firstRow[entry] as number; row < (firstRow[entry + 1] as number); row++)
      for (let i = table.starts[row] as number; i < (table.starts[row + 1] as number); i++) {
        const term = table.ids[i] as number;
        const weight = Math.min(table.counts[i] as number, MOST_COUNTED) * (weights[term] as number);
        sums.set(term, (sums.get(term) ?? 0) + weight * (inverseOfRow[row] as number));
      }
    let squares = 0;
    for (const sum of sums.values()) squares += sum * sum;
    found[entry] = inverse(squares);
  }
  return found;
}

/** A question's unit vector; only its own terms are ever set, so it can be used again and again. */
export class QuestionVector {
  readonly #terms: TermWeights;
  readonly #inverseOfRow: Float32Array;
  readonly #table: TermTable;
  /** By term: the question's weight times the term's. */
  readonly #values: Float32Array;
  #asked: AskedTerms = NOTHING;
  /** The weight of each term asked for, of a vector of length 1. */
  #weights: number[] = [];
  #total = 0;

  constructor(table: TermTable, terms: TermWeights, inverseOfRow: Float32Array) {
    this.#table = table;
    this.#terms = terms;
    this.#inverseOfRow = inverseOfRow;
    this.#values = new Float32Array(terms.weights.length);
  }

  set(asked: AskedTerms): void {
    const { weights, rarest } = this.#terms;
    const { ids, counts } = asked;
    const found = new Array<number>(ids.length).fill(0);
    let squares = 0;
    let total = 0;
    for (let n = 0; n < ids.length; n++) {
      const weight = (counts[n] as number) * (weights[ids[n] as number] as number);
      found[n] = weight;
      squares += weight * weight;
      total += weight;
    }
    for (const count of asked.unknown) {
      squares += (count * rarest) ** 2;
      total += count * rarest;
    }
    const scale = inverse(squares);
    for (let n = 0; n < ids.length; n++) {
      const term = ids[n] as number;
      found[n] = (found[n] as number) * scale;
      this.#values[term] = (found[n] as number) * (weights[term] as number);
    }
    this.#asked = asked;
    this.#weights = found;
    this.#total = total * scale;
  }

  unset(): void {
    for (const term of this.#asked.ids) this.#values[term] = 0;
    this.#asked = NOTHING;
  }

  /** The cosine with a row. */
  cosine(row: number): number {
    const { starts, ids, counts } = this.#table;
    const values = this.#values;
    const end = starts[row + 1] as number;
    let sum = 0;
    for (let i = starts[row] as number; i < end; i++) {
      const count = counts[i] as number;
      sum += (count > MOST_COUNTED ? MOST_COUNTED : count) * (values[ids[i] as number] as number);
    }
    return sum * (this.#inverseOfRow[row] as number);
  }

  /** The share of the question's weight whose terms an entry has, 0…1. `places`: see `Places`. */
  covered(places: Int32Array): number {
    let sum = 0;
    for (let n = 0; n < this.#weights.length; n++) if ((places[n] as number) >= 0) sum += this.#weights[n] as number;
    return this.#total === 0 ? 0 : sum / this.#total;
  }
}

const NOTHING: AskedTerms = { ids: new Uint32Array(0), counts: new Float32Array(0), unknown: [], length: 0 };
