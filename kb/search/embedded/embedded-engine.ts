import { ANSWER_BM25, ROW_BM25 } from '../bm25.ts';
import type { Corpus } from '../corpus.ts';
import type { Candidate, SearchEngine } from '../search-engine.ts';
import { addScores, createPostings, type Postings, Scores } from './inverted-index.ts';

const WEIGHTS = { words: 1, bigrams: 0.5, answer: 0.6 } as const;
// Characters find nothing that these do not, and their postings are the longest.
const SEARCHED = ['words', 'bigrams'] as const;

/** What the engine searches, plain data. */
export interface EmbeddedIndex {
  rows: Record<(typeof SEARCHED)[number], Postings>;
  answers: Postings;
}

export const createEmbeddedIndex = (corpus: Corpus): EmbeddedIndex => ({
  rows: {
    words: createPostings(corpus.rows.words, ROW_BM25),
    bigrams: createPostings(corpus.rows.bigrams, ROW_BM25),
  },
  answers: createPostings(corpus.answers, ANSWER_BM25),
});

/**
 * Search in memory, without any service: BM25 over words and bigrams of every wording of a question; an article counts by its best
 * wording, plus its answer's text as a channel of its own.
 */
export function createEmbeddedEngine(corpus: Corpus, index: EmbeddedIndex): SearchEngine {
  const rows = new Scores(corpus.owner.length);
  const best = new Float64Array(corpus.entries);
  const entries = new Scores(corpus.entries);

  return {
    search(query, { limit, accept }) {
      for (const channel of SEARCHED) addScores(index.rows[channel], query[channel], WEIGHTS[channel], rows);
      for (let i = 0; i < rows.count; i++) {
        const row = rows.touched[i] as number;
        const entry = corpus.owner[row] as number;
        const more = (rows.values[row] as number) - (best[entry] as number);
        if (more <= 0) continue;
        best[entry] = (best[entry] as number) + more;
        entries.add(entry, more);
      }
      addScores(index.answers, query.bigrams, WEIGHTS.answer, entries);
      const top: Candidate[] = [];
      for (let i = 0; i < entries.count; i++) {
        const entry = entries.touched[i] as number;
        const score = entries.values[entry] as number;
        if (accept(entry)) insert(top, { entry, score }, limit);
        best[entry] = 0;
      }
      rows.clear();
      entries.clear();
      return top;
    },
  };
}

const precedes = (a: Candidate, b: Candidate): boolean =>
  a.score > b.score || (a.score === b.score && a.entry < b.entry);

/** Keeps the best `limit` in order; nearly all candidates fall out at the first comparison. */
function insert(top: Candidate[], candidate: Candidate, limit: number): void {
  const last = top.at(-1);
  if (top.length === limit && last && !precedes(candidate, last)) return;
  let at = top.length;
  while (at > 0 && precedes(candidate, top[at - 1] as Candidate)) at--;
  top.splice(at, 0, candidate);
  if (top.length > limit) top.pop();
}
