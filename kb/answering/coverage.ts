import type { AskedTerms, Corpus } from '../search/corpus.ts';
import { contains } from '../search/sorted.ts';
import type { RankIndex } from './rank-index.ts';

/** A word that names a subject, and how much it weighs; `id` -1 when no wording has it. */
export interface Named {
  id: number;
  weight: number;
}

/** What a question and an article say of each other: in the same words, or in others that mean the same. */
export class Coverage {
  readonly #index: RankIndex;
  readonly #corpus: Corpus;
  /** How much of each word the question says, itself or in other words, 0…1. */
  readonly #said: Float32Array;

  constructor(corpus: Corpus, index: RankIndex) {
    this.#corpus = corpus;
    this.#index = index;
    this.#said = new Float32Array(corpus.numbers.words.size);
  }

  set(words: AskedTerms): void {
    this.#say(words, 1);
  }
  unset(words: AskedTerms): void {
    this.#say(words, 0);
  }

  #say({ ids }: AskedTerms, of: 0 | 1): void {
    const { starts, ids: others, chances } = this.#index.translations;
    const said = this.#said;
    for (const id of ids)
      for (let i = starts[id] as number; i < (starts[id + 1] as number); i++) {
        const other = others[i] as number;
        said[other] = of * Math.max(said[other] as number, chances[i] as number);
      }
    for (const id of ids) said[id] = of;
  }

  /** Words by name, with their weights. */
  named(words: readonly string[]): Named[] {
    const { weights, rarest } = this.#index.terms.words;
    return words.map((word) => {
      const id = this.#corpus.numbers.words.get(word) ?? -1;
      return { id, weight: id < 0 ? rarest : (weights[id] as number) };
    });
  }

  /** The share of a wording that the question says. */
  softRow(row: number): number {
    const { starts, ids, counts } = this.#corpus.rows.words;
    const { weights } = this.#index.terms.words;
    let all = 0;
    let said = 0;
    for (let i = starts[row] as number; i < (starts[row + 1] as number); i++) {
      const id = ids[i] as number;
      const weight = (counts[i] as number) * (weights[id] as number);
      all += weight;
      said += weight * (this.#said[id] as number);
    }
    return all === 0 ? 0 : said / all;
  }

  /** The share of the weight of some words that no wording of an article has. */
  missing(entry: number, named: readonly Named[]): number {
    let all = 0;
    let lacking = 0;
    for (const { id, weight } of named) {
      all += weight;
      if (!this.has(entry, id)) lacking += weight;
    }
    return all === 0 ? 0 : lacking / all;
  }

  has(entry: number, word: number): boolean {
    const { starts, ids } = this.#index.entries.words;
    return word >= 0 && contains(ids, word, starts[entry] as number, starts[entry + 1] as number);
  }
}
