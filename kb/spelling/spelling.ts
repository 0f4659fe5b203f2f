import { fold } from '../language/normalise.ts';
import type { Segment } from '../language/segment.ts';
import type { Corpus } from '../search/corpus.ts';
import { createLanguage } from './language.ts';
import { createLatin } from './latin.ts';
import { createSlips } from './slips.ts';

/** What a message says when its spelling is put right; the message itself when nothing is wrong with it. */
export type Spelling = (text: string) => string;

// A word that the wordings have this often can be what someone meant; a short one must be a tax term, or very usual and look like one:
// everyday words sound like too much else.
const OFTEN = 5;
const SHORT = 3;
const USUAL = 40;
const TAXES = /[税票费销征缴申抵扣红纳]/;

export function createSpelling(
  corpus: Corpus,
  { cut, isTerm, isLatin, isEnglish }: Pick<Segment, 'cut' | 'isTerm' | 'isLatin' | 'isEnglish'>,
): Spelling {
  const language = createLanguage(corpus);
  const { frequencies } = corpus.rows.words;
  const words = [...corpus.numbers.words]
    .map(([word, id]) => ({ word, n: frequencies[id] as number }))
    .filter(({ word, n }) => n >= OFTEN && (word.length > SHORT || isTerm(word) || (n >= USUAL && TAXES.test(word))))
    .sort((a, b) => b.n - a.n || (a.word < b.word ? -1 : 1))
    .map(({ word }) => word);
  const slips = createSlips(words, language, cut);
  const latin = createLatin(language, {
    isWord: (word) => !isEnglish(word) && (corpus.numbers.words.has(word) || isLatin(word)),
    isEnglish,
  });
  return (text) => {
    const folded = fold(text);
    const right = slips(latin(folded));
    return right === folded ? text : right;
  };
}
