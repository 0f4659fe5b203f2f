import type { Channel } from '../language/segment.ts';
import { slotsOf } from '../language/slots.ts';
import { byChannel, type Corpus } from '../search/corpus.ts';
import type { Mined } from '../search/mined.ts';
import { salienceOf } from '../search/salience.ts';
import { type Translations, translationsOf } from '../search/translation.ts';
import {
  type Centroids,
  createCentroids,
  createTermWeights,
  createVectors,
  type TermWeights,
  type Vectors,
} from '../search/vectors.ts';
import { type QuestionType, questionType } from './question-type.ts';

/** What ranking compares with, plain data. */
export interface RankIndex {
  terms: Record<Channel, TermWeights>;
  rows: Record<Channel, Vectors>;
  centroids: Record<Channel, Centroids>;
  /** How many rows of each entry have each question type. */
  types: Partial<Record<QuestionType, number>>[];
  /** What the rows of each entry name, see `slotsOf`; each mask once. */
  slots: Int32Array[];
  translations: Translations;
}

/** @param searchables each row in searchable form */
export function createRankIndex(
  corpus: Corpus,
  { salience, translations }: Mined,
  searchables: readonly string[],
): RankIndex {
  const terms = byChannel((channel) => createTermWeights(corpus.rows[channel], salienceOf(corpus, channel, salience)));
  const rows = byChannel((channel) => createVectors(corpus.rows[channel], terms[channel]));
  return {
    terms,
    rows,
    centroids: byChannel((channel) => createCentroids(corpus, rows[channel])),
    types: each(corpus, (first, end) => {
      const counts: Partial<Record<QuestionType, number>> = {};
      for (const text of corpus.texts.slice(first, end)) {
        const type = questionType(text);
        counts[type] = (counts[type] ?? 0) + 1;
      }
      return counts;
    }),
    slots: each(corpus, (first, end) => Int32Array.from(new Set(searchables.slice(first, end).map(slotsOf)))),
    translations: translationsOf(corpus, translations),
  };
}

/** Something for each entry, from its rows. */
const each = <T>(corpus: Corpus, make: (first: number, end: number) => T): T[] =>
  Array.from({ length: corpus.entries }, (_, e) =>
    make(corpus.firstRow[e] as number, corpus.firstRow[e + 1] as number),
  );
