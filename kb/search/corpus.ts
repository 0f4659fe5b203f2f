import { CHANNELS, type Channel, type Tokens } from '../language/segment.ts';

/** What is searched of one article: a row for each wording of its question, in whatever version, and its answer's text. */
export interface IndexEntry {
  rows: readonly { text: string; tokens: Tokens }[];
  /** Bigrams of the answer. */
  answer: readonly string[];
}

/** The distinct terms of a question on one channel. A term counts at most {@link MOST_COUNTED} times. */
export interface AskedTerms {
  ids: Uint32Array;
  counts: Float32Array;
  /** Counts of the terms that the corpus does not know. */
  unknown: number[];
  length: number;
}

/** A question in the corpus's terms, prepared once for everything that searches and compares. */
export type Query = { focus: Tokens } & Record<Channel, AskedTerms>;

/** Counts of a term in a question beyond this add nothing. */
export const MOST_COUNTED = 2;
/** What leads up to a question counts less than the question. */
export const BACKGROUND = 0.4;

/** Texts as term numbers, one after another: text `i` has the terms `starts[i]` to `starts[i + 1]`. */
export interface TermTable {
  size: number;
  starts: Uint32Array;
  ids: Uint32Array;
  counts: Uint8Array;
  lengths: Uint32Array;
  /** In how many texts each term stands. */
  frequencies: Uint32Array;
}

/** All rows and answers as term numbers, plain data. Entry `e` has the rows `firstRow[e]` to `firstRow[e + 1]`. */
export interface Corpus {
  entries: number;
  firstRow: Uint32Array;
  /** Row → entry. */
  owner: Uint32Array;
  texts: string[];
  numbers: Record<Channel, Map<string, number>>;
  rows: Record<Channel, TermTable>;
  /** The answers' bigrams, in the numbers of the rows' bigrams. */
  answers: TermTable;
}

/** Numbers the terms of all entries, one after another: an entry's tokens are not needed once they have their numbers. */
export function createCorpus(entries: Iterable<IndexEntry>): Corpus {
  const numbers = byChannel(() => new Map<string, number>());
  const rows = byChannel((channel) => new TableBuilder(numbers[channel]));
  const answers = new TableBuilder(numbers.bigrams);
  const firstRow = [0];
  const owner: number[] = [];
  const texts: string[] = [];
  for (const entry of entries) {
    for (const { text, tokens } of entry.rows) {
      owner.push(firstRow.length - 1);
      texts.push(text);
      for (const channel of CHANNELS) rows[channel].add(tokens[channel]);
    }
    firstRow.push(texts.length);
    answers.add(entry.answer);
  }
  return {
    entries: firstRow.length - 1,
    firstRow: Uint32Array.from(firstRow),
    owner: Uint32Array.from(owner),
    texts,
    numbers,
    rows: byChannel((channel) => rows[channel].table()),
    answers: answers.table(),
  };
}

export const byChannel = <T>(make: (channel: Channel) => T): Record<Channel, T> =>
  Object.fromEntries(CHANNELS.map((channel) => [channel, make(channel)])) as Record<Channel, T>;

/** A question in the corpus's terms: its own words, and those that lead up to it. */
export function queryOf(corpus: Corpus, focus: Tokens, background: Tokens | null = null): Query {
  const asked = (channel: Channel) => askedTerms(corpus.numbers[channel], focus[channel], background?.[channel] ?? []);
  return { focus, words: asked('words'), bigrams: asked('bigrams'), characters: asked('characters') };
}

// By term: its place in the question being read, from 1. Only those of the question are set, and unset again.
let placeOf = new Uint16Array(1 << 16);

function askedTerms(numbers: Map<string, number>, focus: readonly string[], background: readonly string[]): AskedTerms {
  if (placeOf.length < numbers.size) placeOf = new Uint16Array(2 * numbers.size);
  const ids: number[] = [];
  const counts: number[] = [];
  let others: Map<string, number> | null = null;
  const read = (terms: readonly string[], weight: number) => {
    for (const term of terms) {
      const id = numbers.get(term);
      if (id === undefined) {
        others ??= new Map();
        others.set(term, Math.min((others.get(term) ?? 0) + weight, MOST_COUNTED));
        continue;
      }
      const place = placeOf[id] as number;
      if (place === 0) {
        ids.push(id);
        placeOf[id] = counts.push(weight);
      } else counts[place - 1] = Math.min((counts[place - 1] as number) + weight, MOST_COUNTED);
    }
  };
  read(focus, 1);
  read(background, BACKGROUND);
  for (const id of ids) placeOf[id] = 0;
  return {
    ids: Uint32Array.from(ids),
    counts: Float32Array.from(counts),
    unknown: others ? [...(others as Map<string, number>).values()] : [],
    length: focus.length + BACKGROUND * background.length,
  };
}

const MOST_STORED = 255;

/** Collects the terms of texts, numbering those that are new. */
class TableBuilder {
  readonly #numbers: Map<string, number>;
  readonly #starts = [0];
  readonly #lengths: number[] = [];
  #ids = new Uint32Array(1024);
  #counts = new Uint8Array(1024);
  #total = 0;
  /** By term: the place of its last occurrence, to find it again within the same text. */
  #places = new Uint32Array(1024);

  constructor(numbers: Map<string, number>) {
    this.#numbers = numbers;
  }

  add(tokens: readonly string[]): void {
    const first = this.#total;
    if (first + tokens.length > this.#ids.length) {
      this.#ids = grown(this.#ids, first + tokens.length);
      this.#counts = grown(this.#counts, first + tokens.length);
    }
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i] as string;
      let id = this.#numbers.get(token);
      if (id === undefined) {
        id = this.#numbers.size;
        this.#numbers.set(token, id);
      }
      if (id >= this.#places.length) this.#places = grown(this.#places, id + 1);
      const place = this.#places[id] as number;
      if (place >= first && place < this.#total && this.#ids[place] === id) {
        this.#counts[place] = Math.min((this.#counts[place] as number) + 1, MOST_STORED);
        continue;
      }
      this.#places[id] = this.#total;
      this.#ids[this.#total] = id;
      this.#counts[this.#total] = 1;
      this.#total++;
    }
    this.#starts.push(this.#total);
    this.#lengths.push(tokens.length);
  }

  table(): TermTable {
    const ids = this.#ids.slice(0, this.#total);
    const frequencies = new Uint32Array(this.#numbers.size);
    for (const id of ids) frequencies[id] = (frequencies[id] as number) + 1;
    return {
      size: this.#lengths.length,
      starts: Uint32Array.from(this.#starts),
      ids,
      counts: this.#counts.slice(0, this.#total),
      lengths: Uint32Array.from(this.#lengths),
      frequencies,
    };
  }
}

/** The same values in an array of at least this length, twice as long as before. */
function grown<T extends Uint32Array | Uint8Array>(values: T, least: number): T {
  const Longer = values.constructor as new (length: number) => T;
  const next = new Longer(Math.max(least, 2 * values.length));
  next.set(values);
  return next;
}
