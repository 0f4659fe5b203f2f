import { z } from 'zod';
import type { Article } from '../articles/articles.types.ts';
import type { Labelled } from '../triage/labels.ts';
import type { Decision, Match } from './answering.types.ts';
import { FEATURES, type Feature } from './features.ts';
import { linearScore, sigmoid } from './linear.ts';
import type { Asked } from './message.ts';
import type { Ranked } from './retrieval.ts';

/** What the decision weighs: the features of the best article, and how it stands out from the others. */
export const DECISION_FEATURES = [
  ...FEATURES,
  'probability', // share of the best among all candidates
  'gap', // its score over the second's
  'gap3', // its score over the third's
  'score',
  'agreement', // share of the single measures by which it is also the best
  'length', // ln(1 + characters), ÷ 5
  'background', // is the question only the end of a longer message?
  'asks', // how sure triage is that this asks for a rule, −1…1
  'uncovered', // … and for one that the base does not have, 0…1
] as const;
export type DecisionFeature = (typeof DECISION_FEATURES)[number];
export type DecisionFeatures = Record<DecisionFeature, number>;

/** Logistic weights, and the probabilities from which a question is answered or offered choices. */
export const decisionSchema = z.strictObject({
  provenance: z.record(z.string(), z.unknown()),
  intercept: z.number(),
  weights: z.record(z.enum(DECISION_FEATURES), z.number()),
  thresholds: z.strictObject({ answer: z.number(), offer: z.number() }),
});
export type DecisionModel = z.infer<typeof decisionSchema>;

const SINGLE: readonly Feature[] = [
  'words',
  'bigrams',
  'characters',
  'charactersAll',
  'likelyBigrams',
  'likelyCharacters',
  'answer',
  'covered',
];
const MOST_SHOWN = 3;
const MOST_GAP = 6;
const HUMAN = 0.4;

/** @param whole what triage takes the message for */
export function decisionFeatures(
  asked: Asked,
  ranked: readonly Ranked[],
  { asks, shares }: Pick<Labelled, 'asks' | 'shares'>,
): DecisionFeatures | null {
  const [best, second, third] = ranked;
  if (!best) return null;
  let leads = 0;
  for (const name of SINGLE) {
    const most = best.features[name];
    let leading = 1;
    for (let i = 1; i < ranked.length && leading === 1; i++)
      if ((ranked[i] as Ranked).features[name] > most) leading = 0;
    leads += leading;
  }
  const over = (other: Ranked | undefined) =>
    Math.min(MOST_GAP, best.score - (other?.score ?? Number.NEGATIVE_INFINITY));
  return {
    ...best.features,
    probability: best.probability,
    gap: over(second),
    gap3: over(third),
    score: best.score,
    agreement: leads / SINGLE.length,
    length: Math.log(1 + asked.focus.length) / 5,
    background: asked.background === '' ? 0 : 1,
    asks,
    uncovered: shares.uncovered,
  };
}

/** How sure it is that the best article is the right answer, 0…1. */
export const certainty = (model: DecisionModel, features: DecisionFeatures | null): number =>
  features ? sigmoid(linearScore(model, features)) : 0;

/**
 * What to do with the ranked matches of a question, best first: answer when the best is sure, offer up to three when something may
 * fit, otherwise a person (law 4).
 */
export function decide(
  matches: readonly Match[],
  sure: number,
  { answer, offer }: DecisionModel['thresholds'],
  related: (article: Article) => Article[],
): Decision {
  const [best] = matches;
  // A person comes in sooner than an answer is given: the base rule does no harm when it is not quite the one.
  if (best?.article.handling === 'human' && sure >= HUMAN) return answerWith(best, 'confident', related);
  if (!best || sure < offer) return { outcome: 'human', reason: 'not-found', matches: matches.slice(0, MOST_SHOWN) };
  if (sure >= answer) return answerWith(best, 'confident', related);
  const close = (matches[1]?.probability ?? 0) > best.probability / 3;
  return { outcome: 'candidates', reason: close ? 'close' : 'unsure', matches: matches.slice(0, MOST_SHOWN) };
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
