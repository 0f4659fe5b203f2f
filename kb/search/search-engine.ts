import type { Query } from './corpus.ts';

/** An entry of the corpus, with how well its best wording and its answer fit; the unit is the engine's own. */
export interface Candidate {
  entry: number;
  score: number;
}

export interface SearchOptions {
  limit: number;
  /** Which entries count at the place asked for. */
  accept: (entry: number) => boolean;
  /** Aborted when nobody waits for the candidates any more. */
  signal?: AbortSignal;
}

/** Finds the articles worth a closer look. Which engine found them does not change how they are ranked afterwards. */
export interface SearchEngine {
  /** The best candidates first, ties by place. */
  search(query: Query, options: SearchOptions): Candidate[] | Promise<Candidate[]>;
}
