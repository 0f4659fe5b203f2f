import { CHANNELS, type Channel } from '../language/segment.ts';
import { slotConflicts, slotsOf } from '../language/slots.ts';
import { ANSWER_BM25, Bm25 } from '../search/bm25.ts';
import { type AskedTerms, byChannel, type Corpus, type Query } from '../search/corpus.ts';
import { Likelihood } from '../search/likelihood.ts';
import type { Candidate } from '../search/search-engine.ts';
import { contains } from '../search/sorted.ts';
import { QuestionVector } from '../search/vectors.ts';
import type { Features } from './features.ts';
import { Nearest } from './nearest.ts';
import { type QuestionType, questionType } from './question-type.ts';
import type { RankIndex } from './rank-index.ts';

// The wording that fits best is chosen by this mix; RETRIEVAL.md's weights.
const ROW = { words: 0.25, bigrams: 0.25, characters: 0.5 } as const;
// The wordings nearest by characters are compared on the other channels too.
const COMPARED_ROWS = 5;
const MOST_CONFLICTS = 3;

/** A question for comparing: its text, the searchable form with its background, and which of its words name subjects. */
export interface AskedText {
  text: string;
  searchable: string;
  terms: readonly string[];
  /** Subjects next to those of the base that it names. */
  neighbours: readonly string[];
}

/** The features of an article for a question, the wording that fits best, and whether the question is about something beside it. */
export interface Compared {
  features: Features;
  row: number;
  beside: boolean;
}

/** Compares a question closely with the wordings of a few articles. */
export class Ranker {
  readonly #corpus: Corpus;
  readonly #index: RankIndex;
  readonly #question: Record<Channel, QuestionVector>;
  readonly #answers: Bm25;
  readonly #impacts: Float32Array;
  readonly #times: Float32Array;
  /** How much of each word the question says, itself or in other words, 0…1. */
  readonly #said: Float32Array;
  readonly #likely: Record<'bigrams' | 'characters', Likelihood>;
  readonly #near = new Nearest(COMPARED_ROWS);

  constructor(corpus: Corpus, index: RankIndex) {
    this.#corpus = corpus;
    this.#index = index;
    this.#question = byChannel((channel) => new QuestionVector(index.terms[channel]));
    this.#answers = new Bm25(corpus.answers, ANSWER_BM25);
    this.#impacts = this.#answers.impacts();
    this.#times = new Float32Array(corpus.answers.frequencies.length);
    this.#said = new Float32Array(corpus.numbers.words.size);
    this.#likely = {
      bigrams: new Likelihood(corpus.rows.bigrams, index.centroids.bigrams),
      characters: new Likelihood(corpus.rows.characters, index.centroids.characters),
    };
  }

  /** The features of each candidate, in the order given, with the wording that fits best. */
  compare(query: Query, asked: AskedText, candidates: readonly Candidate[]): Compared[] {
    const type = questionType(asked.text);
    const slots = slotsOf(asked.searchable);
    const { weights, rarest } = this.#index.terms.words;
    const terms = asked.terms.map((word) => {
      const id = this.#corpus.numbers.words.get(word) ?? -1;
      return { id, weight: id < 0 ? rarest : (weights[id] as number) };
    });
    const neighbours = asked.neighbours.map((word) => this.#corpus.numbers.words.get(word) ?? -1);
    const self = this.#answers.selfScore(query.bigrams);
    for (const channel of CHANNELS) this.#question[channel].set(query[channel]);
    query.bigrams.ids.forEach((id, i) => {
      this.#times[id] = query.bigrams.counts[i] as number;
    });
    this.#say(query.words, 1);
    const found = candidates.map(({ entry }) => {
      const { row, features } = this.#compare(entry, type, slots);
      features.soft = this.#soft(entry, query.words);
      features.softRow = this.#softRow(row);
      features.likelyBigrams = this.#likely.bigrams.of(entry, query.bigrams);
      features.likelyCharacters = this.#likely.characters.of(entry, query.characters);
      features.answer = self === 0 ? 0 : this.#answerScore(entry) / self;
      features.missing = this.#missing(entry, terms);
      return { row, features, beside: neighbours.some((id) => !this.#has(entry, id)) };
    });
    for (const channel of CHANNELS) this.#question[channel].unset(query[channel]);
    for (const id of query.bigrams.ids) this.#times[id] = 0;
    this.#say(query.words, 0);
    return found;
  }

  #compare(entry: number, type: QuestionType, asked: number): { features: Features; row: number } {
    const { words: w, bigrams: b, characters: c } = this.#question;
    const { rows, centroids, types, slots } = this.#index;
    const firstRow = this.#corpus.firstRow[entry] as number;
    const endRow = this.#corpus.firstRow[entry + 1] as number;
    let conflicts = MOST_CONFLICTS;
    for (const mask of slots[entry] as Int32Array) conflicts = Math.min(conflicts, slotConflicts(asked, mask));
    const near = this.#near;
    near.clear();
    for (let r = firstRow; r < endRow; r++) near.add(r, c.cosine(rows.characters, r));
    let row = firstRow;
    let words = 0;
    let bigrams = 0;
    let characters = 0;
    let [top, second, third] = [0, 0, 0];
    for (let i = 0; i < near.count; i++) {
      const r = near.rows[i] as number;
      const cs = near.scores[i] as number;
      const ws = w.cosine(rows.words, r);
      const bs = b.cosine(rows.bigrams, r);
      const score = ROW.words * ws + ROW.bigrams * bs + ROW.characters * cs;
      if (score > top) {
        [third, second, top] = [second, top, score];
        [words, bigrams, characters, row] = [ws, bs, cs, r];
      } else if (score > second) [third, second] = [second, score];
      else if (score > third) third = score;
    }
    const count = endRow - firstRow;
    return {
      row,
      features: {
        words,
        bigrams,
        characters,
        wordsAll: w.cosine(centroids.words, entry),
        bigramsAll: b.cosine(centroids.bigrams, entry),
        charactersAll: c.cosine(centroids.characters, entry),
        best3: (top + second + third) / Math.min(3, count),
        covered: w.covered(centroids.words, entry),
        coveredBigrams: b.covered(centroids.bigrams, entry),
        soft: 0,
        softRow: 0,
        likelyBigrams: 0,
        likelyCharacters: 0,
        answer: 0,
        type: type === 'none' ? 0 : (types[entry]?.[type] ?? 0) / count,
        missing: 0,
        conflicts: conflicts / MOST_CONFLICTS,
      },
    };
  }

  /** Sets how much of each word a question says; `of` 0 unsets it. */
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

  /** The share of the question's words that an article's wordings have, or another word for them. */
  #soft(entry: number, question: AskedTerms): number {
    const { starts, ids, chances } = this.#index.translations;
    const { starts: firsts, ids: terms } = this.#index.centroids.words;
    const { weights, rarest } = this.#index.terms.words;
    const first = firsts[entry] as number;
    const end = firsts[entry + 1] as number;
    let all = 0;
    let covered = 0;
    for (let n = 0; n < question.ids.length; n++) {
      const id = question.ids[n] as number;
      const weight = (question.counts[n] as number) * (weights[id] as number);
      all += weight;
      let best = contains(terms, id, first, end) ? 1 : 0;
      for (let i = starts[id] as number; best < 1 && i < (starts[id + 1] as number); i++) {
        const chance = chances[i] as number;
        if (chance > best && contains(terms, ids[i] as number, first, end)) best = chance;
      }
      covered += weight * best;
    }
    for (const count of question.unknown) all += count * rarest;
    return all === 0 ? 0 : covered / all;
  }

  /** The share of a wording that the question says. */
  #softRow(row: number): number {
    const { starts, ids, weights } = this.#index.rows.words;
    let all = 0;
    let said = 0;
    for (let i = starts[row] as number; i < (starts[row + 1] as number); i++) {
      all += weights[i] as number;
      said += (weights[i] as number) * (this.#said[ids[i] as number] as number);
    }
    return all === 0 ? 0 : said / all;
  }

  #missing(entry: number, terms: readonly { id: number; weight: number }[]): number {
    if (terms.length === 0) return 0;
    const { starts, ids } = this.#index.centroids.words;
    const start = starts[entry] as number;
    const end = starts[entry + 1] as number;
    let all = 0;
    let lacking = 0;
    for (const { id, weight } of terms) {
      all += weight;
      if (id < 0 || !contains(ids, id, start, end)) lacking += weight;
    }
    return all === 0 ? 0 : lacking / all;
  }

  #has(entry: number, word: number): boolean {
    const { starts, ids } = this.#index.centroids.words;
    return word >= 0 && contains(ids, word, starts[entry] as number, starts[entry + 1] as number);
  }

  #answerScore(entry: number): number {
    const { starts, ids } = this.#corpus.answers;
    const end = starts[entry + 1] as number;
    let score = 0;
    for (let i = starts[entry] as number; i < end; i++)
      score += (this.#times[ids[i] as number] as number) * (this.#impacts[i] as number);
    return score;
  }
}
