import type { Article } from '../articles/articles.types.ts';
import type { Decision, Match } from './answering.types.ts';
import { FULL_SCORE } from './rank.ts';

/**
 * Cold-start thresholds on score ÷ 1.3, until a trained decision replaces them. Salience spreads the scores: wrong answers come from a
 * close second more than from a low first, hence the wide gap (measured with wordings left out of the base).
 */
export const THRESHOLDS = { answer: 0.65, gap: 0.2, offer: 0.4, candidates: 3 } as const;

/** Is the best good enough to be the answer, and clear of the second? Scores as they come from the ranking. */
export const isClear = (best: number, second = 0): boolean =>
  best / FULL_SCORE >= THRESHOLDS.answer && (best - second) / FULL_SCORE >= THRESHOLDS.gap;

/**
 * What to do with the ranked matches of a question, best first: answer when the best is good and clear of the second, offer up to
 * three when something may fit, otherwise a person (law 4).
 */
export function decide(matches: readonly Match[], related: (article: Article) => Article[]): Decision {
  const [best, second] = matches;
  if (!best || best.score / FULL_SCORE < THRESHOLDS.offer)
    return { outcome: 'human', reason: 'not-found', matches: [] };
  if (isClear(best.score, second?.score)) return answerWith(best, 'confident', related);
  const shown = matches.filter((m) => m.score / FULL_SCORE >= THRESHOLDS.offer).slice(0, THRESHOLDS.candidates);
  return {
    outcome: 'candidates',
    reason: best.score / FULL_SCORE >= THRESHOLDS.answer ? 'close' : 'unsure',
    matches: shown,
  };
}

/** An article that says a person must decide brings one in, however sure the match. */
export function answerWith(
  match: Match,
  reason: 'confident' | 'exact',
  related: (article: Article) => Article[],
): Decision {
  if (match.article.handling === 'human') return { outcome: 'human', reason: 'handling-human', matches: [match] };
  return { outcome: 'answer', reason, match, related: related(match.article) };
}
