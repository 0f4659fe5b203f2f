import { CHANNELS } from '../../language/segment.ts';
import { ANSWER_BM25, ROW_BM25 } from '../bm25.ts';
import type { Corpus } from '../corpus.ts';
import type { Candidate, SearchEngine } from '../search-engine.ts';
import { InvertedIndex, Scores } from './inverted-index.ts';

const WEIGHTS = { words: 1, bigrams: 0.5, characters: 1, answer: 0.6 } as const;

/**
 * Search in memory, without any service: BM25 over words, bigrams and characters of every wording of a question; an article counts
 * by its best wording, plus its answer's text as a channel of its own.
 */
export function createEmbeddedEngine(corpus: Corpus): SearchEngine {
  const indexes = CHANNELS.map((channel) => new InvertedIndex(corpus.rows[channel], ROW_BM25, WEIGHTS[channel]));
  const answers = new InvertedIndex(corpus.answers, ANSWER_BM25, WEIGHTS.answer);
  const rows = new Scores(corpus.owner.length);
  const best = new Float64Array(corpus.entries);
  const entries = new Scores(corpus.entries);

  return {
    search(query, { limit, accept }) {
      CHANNELS.forEach((channel, i) => {
        indexes[i]?.addScores(query[channel], rows);
      });
      for (let i = 0; i < rows.count; i++) {
        const row = rows.touched[i] as number;
        const entry = corpus.owner[row] as number;
        const score = rows.values[row] as number;
        const more = score - (best[entry] as number);
        if (more <= 0) continue;
        best[entry] = score;
        entries.add(entry, more);
      }
      answers.addScores(query.bigrams, entries);
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
