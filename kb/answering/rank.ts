import { CHANNELS, type Channel } from '../language/segment.ts';
import { ANSWER_BM25, Bm25, idf, MOST_COUNTED } from '../search/bm25.ts';
import type { Corpus, Query, Terms, TermTable } from '../search/corpus.ts';
import { salienceOf } from '../search/salience.ts';
import { type QuestionType, questionType } from './question-type.ts';

/** Weights of the re-ranking. They add up to 1.3 without the answer's share, which is why decisions divide by 1.3. */
export const WEIGHTS = { words: 0.3, bigrams: 0.3, characters: 0.6, type: 0.1, answer: 0.6 } as const;
export const FULL_SCORE = 1.3;

export interface Features {
  words: number;
  bigrams: number;
  characters: number;
  type: number;
  /** The answer's score ÷ the question's score against itself. */
  answer: number;
  score: number;
  /** The wording that fits best. */
  row: string;
}

/** Unit vectors of a table's texts, weighted by idf · √salience. */
class Vectors {
  readonly #table: TermTable;
  readonly #idf: Float32Array;
  readonly #rarest: number;
  readonly #weights: Float32Array;
  /** The question's vector, by term; only its own terms are ever set. */
  readonly #question: Float32Array;

  constructor(table: TermTable, salience: Float32Array) {
    this.#table = table;
    this.#idf = Float32Array.from(table.frequencies, (n, t) => idf(table.size, n) * Math.sqrt(salience[t] as number));
    // A term that no wording has is as salient as the mean.
    const mean = salience.reduce((sum, n) => sum + n, 0) / Math.max(1, salience.length);
    this.#rarest = idf(table.size, 0) * Math.sqrt(mean);
    this.#question = new Float32Array(table.frequencies.length);
    this.#weights = new Float32Array(table.ids.length);
    for (let text = 0; text < table.size; text++) {
      const start = table.starts[text] as number;
      const end = table.starts[text + 1] as number;
      let sum = 0;
      for (let i = start; i < end; i++) {
        const weight = this.#weight(table.ids[i] as number, table.counts[i] as number);
        this.#weights[i] = weight;
        sum += weight * weight;
      }
      const norm = Math.sqrt(sum) || 1;
      for (let i = start; i < end; i++) this.#weights[i] = (this.#weights[i] as number) / norm;
    }
  }

  #weight(term: number, count: number): number {
    return Math.min(count, MOST_COUNTED) * (this.#idf[term] as number);
  }

  set(query: Terms): void {
    let sum = 0;
    for (let i = 0; i < query.ids.length; i++)
      sum += this.#weight(query.ids[i] as number, query.counts[i] as number) ** 2;
    for (const count of query.unknown) sum += (Math.min(count, MOST_COUNTED) * this.#rarest) ** 2;
    const norm = Math.sqrt(sum) || 1;
    for (let i = 0; i < query.ids.length; i++) {
      const term = query.ids[i] as number;
      this.#question[term] = this.#weight(term, query.counts[i] as number) / norm;
    }
  }

  unset(query: Terms): void {
    for (const term of query.ids) this.#question[term] = 0;
  }

  cosine(text: number): number {
    const end = this.#table.starts[text + 1] as number;
    let sum = 0;
    for (let i = this.#table.starts[text] as number; i < end; i++)
      sum += (this.#weights[i] as number) * (this.#question[this.#table.ids[i] as number] as number);
    return sum;
  }
}

/**
 * Compares a question closely with the wordings of a few articles: cosines of words, bigrams and characters, the question's type, and how much of it the answer's text has.
 */
export class Ranker {
  readonly #corpus: Corpus;
  readonly #vectors: Record<Channel, Vectors>;
  readonly #types: QuestionType[];
  readonly #answers: Bm25;
  readonly #impacts: Float32Array;
  readonly #times: Float32Array;

  constructor(corpus: Corpus) {
    this.#corpus = corpus;
    const vectors = (channel: Channel) => {
      const table = corpus.rows[channel];
      return new Vectors(table, salienceOf(corpus, table));
    };
    this.#vectors = { words: vectors('words'), bigrams: vectors('bigrams'), characters: vectors('characters') };
    this.#types = corpus.texts.map(questionType);
    this.#answers = new Bm25(corpus.answers, ANSWER_BM25);
    this.#impacts = this.#answers.impacts();
    this.#times = new Float32Array(corpus.answers.frequencies.length);
  }

  /** How well each entry fits, 0…1.3 and up to 0.6 more when the answer covers the question; in the order given. */
  compare(query: Query, entries: readonly number[]): Features[] {
    const type = questionType(query.text);
    const self = this.#answers.selfScore(query.bigrams);
    for (const channel of CHANNELS) this.#vectors[channel].set(query[channel]);
    query.bigrams.ids.forEach((id, i) => {
      this.#times[id] = Math.min(query.bigrams.counts[i] as number, MOST_COUNTED);
    });
    const found = entries.map((entry) => this.#compare(entry, type, self));
    for (const channel of CHANNELS) this.#vectors[channel].unset(query[channel]);
    for (const id of query.bigrams.ids) this.#times[id] = 0;
    return found;
  }

  #compare(entry: number, asked: QuestionType, self: number): Features {
    const { firstRow, texts } = this.#corpus;
    let best: Features = { words: 0, bigrams: 0, characters: 0, type: 0, answer: 0, score: 0, row: '' };
    for (let row = firstRow[entry] as number; row < (firstRow[entry + 1] as number); row++) {
      const words = this.#vectors.words.cosine(row);
      const bigrams = this.#vectors.bigrams.cosine(row);
      const characters = this.#vectors.characters.cosine(row);
      const type = asked !== 'none' && asked === this.#types[row] ? 1 : 0;
      const score =
        WEIGHTS.words * words + WEIGHTS.bigrams * bigrams + WEIGHTS.characters * characters + WEIGHTS.type * type;
      if (score > best.score) best = { words, bigrams, characters, type, answer: 0, score, row: texts[row] as string };
    }
    const answer = self === 0 ? 0 : this.#answerScore(entry) / self;
    return { ...best, answer, score: best.score + WEIGHTS.answer * answer };
  }

  #answerScore(entry: number): number {
    const { starts, ids } = this.#corpus.answers;
    let score = 0;
    for (let i = starts[entry] as number; i < (starts[entry + 1] as number); i++)
      score += (this.#times[ids[i] as number] as number) * (this.#impacts[i] as number);
    return score;
  }
}
