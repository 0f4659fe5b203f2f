import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { hanAt, pairAt } from './interned.ts';
import type { Cut, Lexicon } from './lexicon.ts';
import { normalise } from './normalise.ts';

const RUNS = /[\u4e00-\u9fff]+|[a-z0-9.%]+/g;
const HAN = /[\u4e00-\u9fff]/;

/** The channels on which texts are compared. */
export const CHANNELS = ['words', 'bigrams', 'characters'] as const;
export type Channel = (typeof CHANNELS)[number];

/** The tokens of a text on three channels; repeated tokens are repeated. */
export type Tokens = Record<Channel, string[]>;

export interface Segment {
  (text: string): Tokens;
  /** The text in searchable form, names of the same thing by one name: what is cut into tokens. */
  searchable(text: string): string;
  /** The bigrams of a text alone, which need no dictionary. */
  bigrams(text: string): string[];
  /** The words of a text as it is, in order, none left out. */
  cut: Cut;
  /** Is this Latin word a name or abbreviation, not pinyin? */
  isLatin(word: string): boolean;
  isEnglish(word: string): boolean;
  /** Is this word the name of a subject? */
  isTerm(word: string): boolean;
  /** … of one next to those of the base? */
  isNeighbour(word: string): boolean;
  /** The tokens of a text already in searchable form. */
  tokens(searchable: string): Tokens;
}

/** A segmenter over jieba with the tax dictionary: search words, bigrams within Han runs, characters; Latin and numbers whole. */
export function createSegment(lexicon: Lexicon): Segment {
  const jieba = Jieba.withDict(dict);
  if (lexicon.words !== '') jieba.loadDict(Buffer.from(lexicon.words));
  // Without new-word discovery, which would glue a form to its neighbours.
  const cut: Cut = (text) => jieba.cut(text, false);
  const rewrite = lexicon.rewriteWith(cut);
  // One question is asked for several times on its way.
  const searchable = remembering((text: string): string => rewrite(normalise(text)));

  const tokens = remembering((searchableText: string): Tokens => {
    const words: string[] = [];
    const bigrams: string[] = [];
    const characters: string[] = [];
    for (const run of searchableText.match(RUNS) ?? []) {
      if (!HAN.test(run)) {
        words.push(run);
        bigrams.push(run);
        characters.push(run);
        continue;
      }
      for (const word of jieba.cutForSearch(run, true)) if (word.length > 1 || run.length === 1) words.push(word);
      for (let i = 0; i < run.length; i++) {
        characters.push(hanAt(run, i));
        if (i > 0) bigrams.push(pairAt(run, i));
      }
    }
    return { words, bigrams, characters };
  });
  return Object.assign((text: string) => tokens(searchable(text)), {
    searchable,
    tokens,
    bigrams: (text: string) => bigramsOf(searchable(text)),
    cut,
    isTerm: (word: string) => lexicon.terms.has(word),
    isNeighbour: (word: string) => lexicon.neighbours.has(word),
    isLatin: (word: string) => lexicon.latin.has(word),
    isEnglish: (word: string) => lexicon.english.has(word),
  });
}

const REMEMBERED = 8;

/** A function that remembers its last few results. */
function remembering<T>(make: (text: string) => T): (text: string) => T {
  const recent = new Map<string, T>();
  return (text) => {
    const known = recent.get(text);
    if (known !== undefined) return known;
    const made = make(text);
    if (recent.size >= REMEMBERED) recent.delete(recent.keys().next().value as string);
    recent.set(text, made);
    return made;
  };
}

/** Pairs of characters within Han runs; Latin and numbers whole. */
function bigramsOf(searchable: string): string[] {
  const found: string[] = [];
  for (const run of searchable.match(RUNS) ?? []) {
    if (HAN.test(run)) for (let i = 1; i < run.length; i++) found.push(pairAt(run, i));
    else found.push(run);
  }
  return found;
}
