import type { Candidate, IndexEntry, SearchEngine } from '../search-engine.ts';
import { InvertedIndex } from './inverted-index.ts';

const ROW = { k1: 1.2, b: 0.75, skipAbove: 0.15 };
const ANSWER = { k1: 0.8, b: 0.3, weight: 0.6, skipAbove: 0.15 };

/**
 * Search in memory, without any service: BM25 over words, bigrams and characters of every wording of a question; an article counts
 * by its best wording, plus its answer's text as a channel of its own.
 */
export function createEmbeddedEngine(entries: readonly IndexEntry[]): SearchEngine {
  const rows = entries.flatMap((entry) => entry.rows);
  const owner = new Uint32Array(entries.flatMap((entry, place) => entry.rows.map(() => place)));
  const channels = [
    new InvertedIndex(
      rows.map((r) => r.words),
      { ...ROW, weight: 1 },
    ),
    new InvertedIndex(
      rows.map((r) => r.bigrams),
      { ...ROW, weight: 0.5 },
    ),
    new InvertedIndex(
      rows.map((r) => r.characters),
      { ...ROW, weight: 1 },
    ),
  ];
  const answers = new InvertedIndex(
    entries.map((e) => e.answer.bigrams),
    ANSWER,
  );
  const rowScores = new Float64Array(rows.length);
  const answerScores = new Float64Array(entries.length);

  return {
    search(query, { limit, accept }) {
      const touchedRows: number[] = [];
      const touchedAnswers: number[] = [];
      channels[0]?.addScores(query.words, rowScores, touchedRows);
      channels[1]?.addScores(query.bigrams, rowScores, touchedRows);
      channels[2]?.addScores(query.characters, rowScores, touchedRows);
      answers.addScores(query.bigrams, answerScores, touchedAnswers);

      const best = new Map<number, number>();
      for (const row of touchedRows) {
        const place = owner[row] as number;
        const score = rowScores[row] as number;
        if (score > (best.get(place) ?? 0)) best.set(place, score);
        rowScores[row] = 0;
      }
      for (const place of touchedAnswers) {
        best.set(place, (best.get(place) ?? 0) + (answerScores[place] as number));
        answerScores[place] = 0;
      }
      const found: Candidate[] = [];
      for (const [place, score] of best) {
        const article = entries[place]?.article ?? place;
        if (accept(article)) found.push({ article, score });
      }
      return found.sort((a, b) => b.score - a.score || a.article - b.article).slice(0, limit);
    },
  };
}
