import type { Tokens } from '../language/segment.ts';

/** One article version as an engine indexes it: a row for each wording of the question, and the answer's text. */
export interface IndexEntry {
  /** Place of the article in the base. */
  article: number;
  rows: Tokens[];
  answer: Tokens;
}

/** How well one article's best wording, and its answer, fit; BM25 units. */
export interface Candidate {
  article: number;
  score: number;
}

/** Finds the articles worth a closer look. Which engine found them does not change how they are ranked afterwards. */
export interface SearchEngine {
  /** The best candidates first, ties by place. `accept` says which articles apply at the day and place asked for. */
  search(query: Tokens, options: { limit: number; accept: (article: number) => boolean }): Candidate[];
}
