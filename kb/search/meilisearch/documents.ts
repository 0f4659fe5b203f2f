import type { Settings } from 'meilisearch';
import type { Segment } from '../../language/segment.ts';
import type { Corpus } from '../corpus.ts';

/** What the second engine is built from. */
export interface MeiliSource {
  corpus: Corpus;
  /** Entry → article id, which is also the document's. */
  ids: readonly string[];
  /** Entry → answer text. */
  answers: readonly string[];
  segment: Segment;
  /** Names of subjects, for its segmenter. */
  terms: readonly string[];
}

export interface MeiliDocument {
  id: string;
  questions: string[];
  answer: string;
}

/** One document an article, texts in our searchable form: what we normalise and rename is the same on both engines. */
export function documentsOf({ corpus, ids, answers, segment }: MeiliSource): MeiliDocument[] {
  return ids.map((id, entry) => ({
    id,
    questions: corpus.texts
      .slice(corpus.firstRow[entry], corpus.firstRow[entry + 1])
      .map((text) => segment.searchable(text)),
    answer: segment.searchable(answers[entry] ?? ''),
  }));
}

/**
 * Order of attributes is their weight. Typo tolerance does nothing for Chinese words (5 characters and more only) and would confuse
 * figures. https://www.meilisearch.com/docs/reference/api/settings
 */
export const settingsOf = ({ terms }: MeiliSource): Settings => ({
  searchableAttributes: ['questions', 'answer'],
  displayedAttributes: ['id'],
  rankingRules: ['words', 'typo', 'proximity', 'attribute', 'exactness'],
  typoTolerance: { enabled: false },
  localizedAttributes: [{ attributePatterns: ['*'], locales: ['cmn'] }],
  dictionary: [...terms],
});
