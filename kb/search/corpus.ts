import { CHANNELS, type Channel, type Tokens } from '../language/segment.ts';

/** What is searched of one article: a row for each wording of its question, in whatever version, and its answer's text. */
export interface IndexEntry {
  rows: readonly { text: string; tokens: Tokens }[];
  answer: Tokens;
}

/** The distinct terms of one text on one channel, by number. */
interface Terms {
  /** Ascending. */
  ids: Uint32Array;
  /** How often each stands in the text, at most 255. */
  counts: Uint8Array;
  /** All tokens, repeated ones too. */
  length: number;
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

/** Numbers the terms of all entries. */
export function createCorpus(entries: readonly IndexEntry[]): Corpus {
  const rows = entries.flatMap((entry) => entry.rows);
  const numbers = byChannel(() => new Map<string, number>());
  const terms = byChannel((channel) => rows.map((row) => termsOf(row.tokens[channel], numbers[channel])));
  const answers = entries.map((entry) => termsOf(entry.answer.bigrams, numbers.bigrams));

  const firstRow = new Uint32Array(entries.length + 1);
  const owner = new Uint32Array(rows.length);
  entries.forEach((entry, place) => {
    const first = firstRow[place] as number;
    firstRow[place + 1] = first + entry.rows.length;
    owner.fill(place, first, first + entry.rows.length);
  });
  return {
    entries: entries.length,
    firstRow,
    owner,
    texts: rows.map((row) => row.text),
    numbers,
    rows: byChannel((channel) => tableOf(terms[channel], numbers[channel].size)),
    answers: tableOf(answers, numbers.bigrams.size),
  };
}

export const byChannel = <T>(make: (channel: Channel) => T): Record<Channel, T> =>
  Object.fromEntries(CHANNELS.map((channel) => [channel, make(channel)])) as Record<Channel, T>;

/** A question in the corpus's terms: its own words, and those that lead up to it. */
export function queryOf(corpus: Corpus, focus: Tokens, background: Tokens | null = null): Query {
  return {
    focus,
    ...byChannel((channel) => askedTerms(corpus.numbers[channel], focus[channel], background?.[channel] ?? [])),
  };
}

function countsOf(tokens: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const token of tokens) counts.set(token, (counts.get(token) ?? 0) + 1);
  return counts;
}

function askedTerms(numbers: Map<string, number>, focus: readonly string[], background: readonly string[]): AskedTerms {
  const counts = countsOf(focus);
  for (const [term, count] of counts) counts.set(term, Math.min(count, MOST_COUNTED));
  for (const [term, count] of countsOf(background))
    counts.set(term, Math.min((counts.get(term) ?? 0) + BACKGROUND * count, MOST_COUNTED));
  const known: [number, number][] = [];
  const unknown: number[] = [];
  for (const [term, count] of counts) {
    const id = numbers.get(term);
    if (id === undefined) unknown.push(count);
    else known.push([id, count]);
  }
  return {
    ids: Uint32Array.from(known, ([id]) => id),
    counts: Float32Array.from(known, ([, count]) => count),
    unknown,
    length: focus.length + BACKGROUND * background.length,
  };
}

/** The terms of a text, numbering those that are new. */
function termsOf(tokens: readonly string[], numbers: Map<string, number>): Terms {
  const known = [...countsOf(tokens)].map(([term, count]): [number, number] => {
    const id = numbers.get(term) ?? numbers.size;
    numbers.set(term, id);
    return [id, count];
  });
  known.sort((a, b) => a[0] - b[0]);
  return {
    ids: Uint32Array.from(known, ([id]) => id),
    counts: Uint8Array.from(known, ([, count]) => Math.min(count, 255)),
    length: tokens.length,
  };
}

function tableOf(texts: readonly Terms[], vocabulary: number): TermTable {
  const starts = new Uint32Array(texts.length + 1);
  texts.forEach((text, i) => {
    starts[i + 1] = (starts[i] as number) + text.ids.length;
  });
  const total = starts[texts.length] as number;
  const ids = new Uint32Array(total);
  const counts = new Uint8Array(total);
  const frequencies = new Uint32Array(vocabulary);
  texts.forEach((text, i) => {
    ids.set(text.ids, starts[i]);
    counts.set(text.counts, starts[i]);
    for (const id of text.ids) frequencies[id] = (frequencies[id] as number) + 1;
  });
  return { size: texts.length, starts, ids, counts, lengths: Uint32Array.from(texts, (t) => t.length), frequencies };
}
