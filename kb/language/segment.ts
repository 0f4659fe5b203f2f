import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import type { Lexicon } from './lexicon.ts';
import { normalise } from './normalise.ts';

/** The tokens of a text on three channels; repeated tokens are repeated. */
export interface Tokens {
  words: string[];
  bigrams: string[];
  characters: string[];
}

export type Segment = (text: string) => Tokens;

/** A segmenter over jieba with the tax dictionary: search words, bigrams within Han runs, characters; Latin and numbers whole. */
export function createSegment(lexicon: Lexicon): Segment {
  const jieba = Jieba.withDict(dict);
  if (lexicon.words !== '') jieba.loadDict(Buffer.from(lexicon.words));
  return (text) => {
    const clean = lexicon.rewrite(normalise(text));
    const words: string[] = [];
    const bigrams: string[] = [];
    const characters: string[] = [];
    for (const run of clean.match(/[\u4e00-\u9fff]+|[a-z0-9.%]+/g) ?? []) {
      if (!/[\u4e00-\u9fff]/.test(run)) {
        words.push(run);
        bigrams.push(run);
        characters.push(run);
        continue;
      }
      words.push(...jieba.cutForSearch(run, true).filter((w) => w.length > 1 || run.length === 1));
      for (let i = 0; i < run.length; i++) {
        characters.push(run.charAt(i));
        if (i > 0) bigrams.push(run.slice(i - 1, i + 1));
      }
    }
    return { words, bigrams, characters };
  };
}
