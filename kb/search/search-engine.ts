import type { Query } from './corpus.ts';

/** An entry of the corpus, with how well its best wording and its answer fit; BM25 units. */
export interface Candidate {
  entry: number;
  score: number;
}

/** Finds the articles worth a closer look. Which engine found them does not change how they are ranked afterwards. */
export interface SearchEngine {
  /** The best candidates first, ties by place. `accept` says which entries count at the place asked for. */
  search(query: Query, options: { limit: number; accept: (entry: number) => boolean }): Candidate[];
}
