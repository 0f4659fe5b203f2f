import type { Tokens } from '../language/segment.ts';
import { countTerms } from '../search/embedded/inverted-index.ts';
import { type QuestionType, questionType } from './question-type.ts';

const CHANNELS = ['words', 'bigrams', 'characters'] as const;
type Channel = (typeof CHANNELS)[number];

/** Weights of the re-ranking. They add up to 1.3 without the answer's share, which is why decisions divide by 1.3. */
export const WEIGHTS = { words: 0.3, bigrams: 0.3, characters: 0.6, type: 0.1, answer: 0.6 } as const;
export const FULL_SCORE = 1.3;

/** A wording of a question, ready to be compared. */
export interface Row {
  text: string;
  tokens: Tokens;
}

export interface Features {
  words: number;
  bigrams: number;
  characters: number;
  type: number;
  answer: number;
  score: number;
  /** The wording that fits best. */
  row: string;
}

interface Vector {
  weights: Map<string, number>;
  norm: number;
}

interface PreparedRow {
  text: string;
  type: QuestionType;
  vectors: Record<Channel, Vector>;
}

/**
 * Compares a question closely with the wordings of a few articles: cosines of words, bigrams and characters weighted by idf, the
 * question's type, and how much of it the answer's text covers.
 */
export class Ranker {
  readonly #idf: Record<Channel, Map<string, number>>;
  readonly #rarest: Record<Channel, number>;
  readonly #rows: PreparedRow[][];
  readonly #answers: Set<string>[];

  constructor(articles: readonly { rows: Row[]; answer: Tokens }[]) {
    const all = articles.flatMap((a) => a.rows);
    this.#idf = { words: idfOf(all, 'words'), bigrams: idfOf(all, 'bigrams'), characters: idfOf(all, 'characters') };
    const rarest = Math.log(1 + (all.length + 0.5) / 0.5);
    this.#rarest = { words: rarest, bigrams: rarest, characters: rarest };
    this.#rows = articles.map((a) =>
      a.rows.map(({ text, tokens }) => ({ text, type: questionType(text), vectors: this.#vectors(tokens) })),
    );
    this.#answers = articles.map((a) => new Set([...a.answer.bigrams, ...a.answer.words]));
  }

  #vectors(tokens: Tokens): Record<Channel, Vector> {
    const made = (channel: Channel): Vector => {
      const weights = new Map<string, number>();
      let sum = 0;
      for (const [term, count] of countTerms(tokens[channel])) {
        const weight = Math.min(count, 2) * (this.#idf[channel].get(term) ?? this.#rarest[channel]);
        weights.set(term, weight);
        sum += weight * weight;
      }
      return { weights, norm: Math.sqrt(sum) };
    };
    return { words: made('words'), bigrams: made('bigrams'), characters: made('characters') };
  }

  /** Prepares a question once for all the articles it is compared with. */
  prepare(text: string, tokens: Tokens): PreparedRow {
    return { text, type: questionType(text), vectors: this.#vectors(tokens) };
  }

  /** How well one article fits, 0…1.3 and a little more when the answer covers the question. */
  compare(question: PreparedRow, article: number): Features {
    const answer = this.#coverage(question.vectors.bigrams, article);
    let best: Features = { words: 0, bigrams: 0, characters: 0, type: 0, answer, score: 0, row: '' };
    for (const row of this.#rows[article] ?? []) {
      const words = cosine(question.vectors.words, row.vectors.words);
      const bigrams = cosine(question.vectors.bigrams, row.vectors.bigrams);
      const characters = cosine(question.vectors.characters, row.vectors.characters);
      const type = question.type !== 'none' && question.type === row.type ? 1 : 0;
      const score =
        WEIGHTS.words * words + WEIGHTS.bigrams * bigrams + WEIGHTS.characters * characters + WEIGHTS.type * type;
      if (score > best.score) best = { words, bigrams, characters, type, answer, score, row: row.text };
    }
    return { ...best, score: best.score + WEIGHTS.answer * answer * 0.5 };
  }

  /** The share of the question's weight that the answer's text has. */
  #coverage(question: Vector, article: number): number {
    const text = this.#answers[article];
    if (!text || question.norm === 0) return 0;
    let all = 0;
    let covered = 0;
    for (const [term, weight] of question.weights) {
      all += weight;
      if (text.has(term)) covered += weight;
    }
    return all === 0 ? 0 : covered / all;
  }
}

function idfOf(rows: readonly Row[], channel: Channel): Map<string, number> {
  const frequency = new Map<string, number>();
  for (const row of rows)
    for (const term of new Set(row.tokens[channel])) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  for (const [term, n] of frequency) frequency.set(term, Math.log(1 + (rows.length - n + 0.5) / (n + 0.5)));
  return frequency;
}

function cosine(a: Vector, b: Vector): number {
  if (a.norm === 0 || b.norm === 0) return 0;
  const [small, large] = a.weights.size <= b.weights.size ? [a.weights, b.weights] : [b.weights, a.weights];
  let sum = 0;
  for (const [term, weight] of small) sum += weight * (large.get(term) ?? 0);
  return sum / (a.norm * b.norm);
}
