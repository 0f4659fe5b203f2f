import { CHANNELS, type Channel, type Tokens } from '../language/segment.ts';

/** What is searched of one article: a row for each wording of its question, in whatever version, and its answer's text. */
export interface IndexEntry {
  rows: readonly { text: string; tokens: Tokens }[];
  answer: Tokens;
}

/** The distinct terms of one text on one channel, by number. */
export interface Terms {
  /** Ascending. */
  ids: Uint32Array;
  /** How often each stands in the text, at most 255. */
  counts: Uint8Array;
  /** Counts of the terms that the corpus does not know; only questions have them. */
  unknown: number[];
  /** All tokens, repeated ones too. */
  length: number;
}

/** A question in the corpus's terms, prepared once for everything that searches and compares. */
export type Query = { text: string; tokens: Tokens } & Record<Channel, Terms>;

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

/** All rows and answers as term numbers. Entry `e` has the rows `firstRow[e]` to `firstRow[e + 1]`. */
export interface Corpus {
  entries: number;
  firstRow: Uint32Array;
  /** Row → entry. */
  owner: Uint32Array;
  texts: string[];
  rows: Record<Channel, TermTable>;
  /** The answers' bigrams, in the numbers of the rows' bigrams. */
  answers: TermTable;
  query(text: string, tokens: Tokens): Query;
}

/** Numbers the terms of all entries. */
export function createCorpus(entries: readonly IndexEntry[]): Corpus {
  const rows = entries.flatMap((entry) => entry.rows);
  const numbers: Record<Channel, Map<string, number>> = { words: new Map(), bigrams: new Map(), characters: new Map() };
  const number = (channel: Channel, texts: readonly Tokens[]) =>
    texts.map((tokens) => termsOf(tokens[channel], numbers[channel], true));
  const tokens = rows.map((row) => row.tokens);
  const terms = {
    words: number('words', tokens),
    bigrams: number('bigrams', tokens),
    characters: number('characters', tokens),
  };
  const answers = number(
    'bigrams',
    entries.map((entry) => entry.answer),
  );

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
    rows: {
      words: tableOf(terms.words, numbers.words.size),
      bigrams: tableOf(terms.bigrams, numbers.bigrams.size),
      characters: tableOf(terms.characters, numbers.characters.size),
    },
    answers: tableOf(answers, numbers.bigrams.size),
    query(text, asked) {
      const [words, bigrams, characters] = CHANNELS.map((channel) => termsOf(asked[channel], numbers[channel], false));
      return { text, tokens: asked, words, bigrams, characters } as Query;
    },
  };
}

function termsOf(tokens: readonly string[], numbers: Map<string, number>, adding: boolean): Terms {
  const counts = new Map<string, number>();
  for (const token of tokens) counts.set(token, (counts.get(token) ?? 0) + 1);
  const known: [number, number][] = [];
  const unknown: number[] = [];
  for (const [term, count] of counts) {
    let id = numbers.get(term);
    if (id === undefined && adding) {
      id = numbers.size;
      numbers.set(term, id);
    }
    if (id === undefined) unknown.push(count);
    else known.push([id, count]);
  }
  known.sort((a, b) => a[0] - b[0]);
  return {
    ids: Uint32Array.from(known, ([id]) => id),
    counts: Uint8Array.from(known, ([, count]) => Math.min(count, 255)),
    unknown,
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
