import type { Article } from '../articles/articles.types.ts';
import type { Decision, Match } from './answering.types.ts';
import { FULL_SCORE } from './rank.ts';

/** Cold-start thresholds on score ÷ 1.3, until a trained decision replaces them. */
export const THRESHOLDS = { answer: 0.65, gap: 0.05, offer: 0.4, candidates: 3 } as const;

/**
 * What to do with the ranked matches of a question, best first: answer when the best is good and clear of the second, offer up to
 * three when something may fit, otherwise a person (law 4).
 */
export function decide(matches: Match[], related: (article: Article) => Article[]): Decision {
  const [best, second] = matches;
  const score = (match: Match | undefined) => (match?.score ?? 0) / FULL_SCORE;
  if (!best || score(best) < THRESHOLDS.offer) return { outcome: 'human', reason: 'not-found', matches: [] };
  const clear = score(best) - score(second) >= THRESHOLDS.gap;
  if (score(best) >= THRESHOLDS.answer && clear) return answerWith(best, 'confident', related);
  const shown = matches.filter((m) => score(m) >= THRESHOLDS.offer).slice(0, THRESHOLDS.candidates);
  return { outcome: 'candidates', reason: score(best) >= THRESHOLDS.answer ? 'close' : 'unsure', matches: shown };
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
