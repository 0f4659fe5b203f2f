import type { Channel } from '../language/segment.ts';
import { byChannel, type Corpus } from '../search/corpus.ts';
import { createEntryTerms, type EntryTerms } from '../search/entry-terms.ts';
import type { Mined } from '../search/mined.ts';
import { salienceOf } from '../search/salience.ts';
import { type Translations, translationsOf } from '../search/translation.ts';
import { createTermWeights, inverseLengths, inverseLengthsOfSums, type TermWeights } from '../search/vectors.ts';
import { QUESTION_TYPES, questionType } from './question-type.ts';

/** What ranking compares with besides the corpus, plain data. */
export interface RankIndex {
  terms: Record<Channel, TermWeights>;
  /** 1 ÷ the length of each row's vector. */
  inverse: Record<Channel, Float32Array>;
  entries: Record<Channel, EntryTerms>;
  /** 1 ÷ the length of the sum of each entry's rows, on characters. */
  inverseOfSum: Float32Array;
  /** The question type of each row, its place in `QUESTION_TYPES`. */
  types: Uint8Array;
  translations: Translations;
}

export function createRankIndex(corpus: Corpus, { salience, translations }: Mined): RankIndex {
  const terms = byChannel((channel) => createTermWeights(corpus.rows[channel], salienceOf(corpus, channel, salience)));
  const inverse = byChannel((channel) => inverseLengths(corpus.rows[channel], terms[channel]));
  return {
    terms,
    inverse,
    entries: byChannel((channel) => createEntryTerms(corpus, corpus.rows[channel])),
    inverseOfSum: inverseLengthsOfSums(corpus, corpus.rows.characters, terms.characters, inverse.characters),
    types: Uint8Array.from(corpus.texts, (text) => QUESTION_TYPES.indexOf(questionType(text))),
    translations: translationsOf(corpus, translations),
  };
}
