import { CHANNELS, type Channel } from '../language/segment.ts';
import { ANSWER_BM25, Bm25 } from '../search/bm25.ts';
import { byChannel, type Corpus, type Query } from '../search/corpus.ts';
import { Places } from '../search/entry-terms.ts';
import { Likelihood } from '../search/likelihood.ts';
import type { Candidate } from '../search/search-engine.ts';
import { QuestionVector } from '../search/vectors.ts';
import { Coverage } from './coverage.ts';
import type { Features } from './features.ts';
import { Nearest } from './nearest.ts';
import { QUESTION_TYPES, questionType } from './question-type.ts';
import type { RankIndex } from './rank-index.ts';

// The wording that fits best is chosen by this mix; RETRIEVAL.md's weights.
const ROW = { words: 0.25, bigrams: 0.25, characters: 0.5 } as const;
// So many articles are compared wording by wording.
const COMPARED = 8;
// The wordings nearest by characters are compared on the other channels too.
const COMPARED_ROWS = 5;
const NONE = QUESTION_TYPES.indexOf('none');

/** A question for comparing: its text, and which of its words name subjects. */
export interface AskedText {
  text: string;
  terms: readonly string[];
  /** Subjects next to those of the base that it names. */
  neighbours: readonly string[];
}

/** The features of an article for a question, the wording that fits best, and whether the question is about something beside it. */
export interface Compared {
  entry: number;
  features: Features;
  row: number;
  beside: boolean;
}

/** How likely a question is among the wordings of an article, and how much of its bigrams they have. */
interface Likely {
  entry: number;
  bigrams: number;
  characters: number;
  covered: number;
}

/** How the wordings of an article compare: the best by channel, the mean of the three best, and all together on characters. */
interface Wordings extends Record<Channel, number> {
  row: number;
  best3: number;
  all: number;
  /** Share with the question's type. */
  type: number;
}

/** Compares a question closely with the wordings of a few articles. */
export class Ranker {
  readonly #corpus: Corpus;
  readonly #index: RankIndex;
  readonly #question: Record<Channel, QuestionVector>;
  readonly #places: Record<Channel, Places>;
  readonly #likely: Record<'bigrams' | 'characters', Likelihood>;
  readonly #coverage: Coverage;
  readonly #answers: Bm25;
  readonly #impacts: Float32Array;
  readonly #times: Float32Array;
  readonly #near = new Nearest(COMPARED_ROWS);

  constructor(corpus: Corpus, index: RankIndex) {
    this.#corpus = corpus;
    this.#index = index;
    this.#question = byChannel((c) => new QuestionVector(corpus.rows[c], index.terms[c], index.inverse[c]));
    this.#places = byChannel((c) => new Places(index.entries[c], corpus.numbers[c].size));
    this.#likely = {
      bigrams: new Likelihood(corpus.rows.bigrams, index.entries.bigrams),
      characters: new Likelihood(corpus.rows.characters, index.entries.characters),
    };
    this.#coverage = new Coverage(corpus, index);
    this.#answers = new Bm25(corpus.answers, ANSWER_BM25);
    this.#impacts = this.#answers.impacts();
    this.#times = new Float32Array(corpus.answers.frequencies.length);
  }

  /** The likeliest candidates with their features and the wording that fits best; in no order. */
  compare(query: Query, asked: AskedText, candidates: readonly Candidate[]): Compared[] {
    const type = QUESTION_TYPES.indexOf(questionType(asked.text));
    const coverage = this.#coverage;
    const terms = coverage.named(asked.terms);
    const neighbours = coverage.named(asked.neighbours);
    const self = this.#answers.selfScore(query.bigrams);
    for (const channel of CHANNELS) {
      this.#question[channel].set(query[channel]);
      this.#places[channel].set(query[channel]);
    }
    query.bigrams.ids.forEach((id, i) => {
      this.#times[id] = query.bigrams.counts[i] as number;
    });
    coverage.set(query.words);
    const found = this.#likeliest(query, candidates).map((likely) => {
      const { entry } = likely;
      const of = this.#wordings(entry, type);
      // Field by field: an object spread is many times slower here, and dear garbage.
      const features: Features = {
        words: of.words,
        bigrams: of.bigrams,
        characters: of.characters,
        charactersAll: of.all,
        best3: of.best3,
        covered: this.#question.words.covered(this.#places.words.in(entry)),
        coveredBigrams: likely.covered,
        softRow: coverage.softRow(of.row),
        likelyBigrams: likely.bigrams,
        likelyCharacters: likely.characters,
        answer: self === 0 ? 0 : this.#answerScore(entry) / self,
        type: of.type,
        missing: coverage.missing(entry, terms),
      };
      return { entry, row: of.row, features, beside: neighbours.some(({ id }) => !coverage.has(entry, id)) };
    });
    for (const channel of CHANNELS) {
      this.#question[channel].unset();
      this.#places[channel].unset();
    }
    for (const id of query.bigrams.ids) this.#times[id] = 0;
    coverage.unset(query.words);
    return found;
  }

  /** The few candidates among whose wordings the question is likeliest: only they are compared wording by wording. */
  #likeliest(query: Query, candidates: readonly Candidate[]): Likely[] {
    const all = candidates.map(({ entry }): Likely => {
      const places = this.#places.bigrams.in(entry);
      const bigrams = this.#likely.bigrams.of(entry, query.bigrams, places);
      const covered = this.#question.bigrams.covered(places);
      const characters = this.#likely.characters.of(entry, query.characters, this.#places.characters.in(entry));
      return { entry, bigrams, characters, covered };
    });
    const sum = (l: Likely) => l.bigrams + l.characters;
    return all.sort((a, b) => sum(b) - sum(a) || a.entry - b.entry).slice(0, COMPARED);
  }

  #wordings(entry: number, type: number): Wordings {
    const { words: w, bigrams: b, characters: c } = this.#question;
    const { inverseOfSum, types } = this.#index;
    const first = this.#corpus.firstRow[entry] as number;
    const end = this.#corpus.firstRow[entry + 1] as number;
    const near = this.#near;
    near.clear();
    let together = 0;
    let alike = 0;
    for (let row = first; row < end; row++) {
      const characters = c.cosine(row);
      together += characters;
      if (types[row] === type) alike++;
      near.add(row, characters);
    }
    const found: Wordings = { row: first, words: 0, bigrams: 0, characters: 0, best3: 0, all: 0, type: 0 };
    let [top, second, third] = [0, 0, 0];
    for (let i = 0; i < near.count; i++) {
      const row = near.rows[i] as number;
      const characters = near.scores[i] as number;
      const words = w.cosine(row);
      const bigrams = b.cosine(row);
      const score = ROW.words * words + ROW.bigrams * bigrams + ROW.characters * characters;
      if (score > top) {
        [third, second, top] = [second, top, score];
        found.row = row;
        found.words = words;
        found.bigrams = bigrams;
        found.characters = characters;
      } else if (score > second) [third, second] = [second, score];
      else if (score > third) third = score;
    }
    const count = end - first;
    found.all = together * (inverseOfSum[entry] as number);
    found.best3 = (top + second + third) / Math.min(3, count);
    found.type = type === NONE ? 0 : alike / count;
    return found;
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
