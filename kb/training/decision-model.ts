import { join } from 'node:path';
import { readBesideForm } from '../answering/beside-form.ts';
import { createClarify, readClarifyGroups } from '../answering/clarify.ts';
import { DECISION_FEATURES, type DecisionModel } from '../answering/decide.ts';
import { type Linear, sigmoid } from '../answering/linear.ts';
import { createRespond, type ExplainedPart, type Respond } from '../answering/respond.ts';
import { createRetrieval, embeddedIn } from '../answering/retrieval.ts';
import type { Case } from '../eval/cases.ts';
import type { Labels } from '../triage/labels.ts';
import { type Base, SCOPE } from './candidates.ts';
import { fitLogistic } from './logistic.ts';
import { hashOf, provenanceOf, rounded, rowOf, writeModel } from './models.ts';
import type { TrainingInputs } from './training.types.ts';

const DECISION_PENALTY = 1;
const FOLDS = 10;

/**
 * Fits the decision on calibration, chooses its thresholds out of fold, and writes it.
 * @param base `labelsFor`: triage that has not seen a line
 */
export async function writeDecision(
  { kbDir, today, say }: Pick<TrainingInputs, 'kbDir' | 'today' | 'say'>,
  calibration: readonly Case[],
  base: Base & { ranker: Linear; labelsFor(line: Case): Labels },
) {
  const file = join(kbDir, 'models/decision.json');
  const never: DecisionModel = {
    provenance: {},
    intercept: -50,
    weights: Object.fromEntries(DECISION_FEATURES.map((f) => [f, 0])) as DecisionModel['weights'],
    thresholds: { answer: 1, offer: 0 },
  };
  const retrieval = createRetrieval({ ...base, engine: embeddedIn(base.index) });
  const clarify = createClarify(readClarifyGroups(join(kbDir, 'lexicon/clarify.yaml')));
  const helps = readBesideForm(join(kbDir, 'lexicon/beside-form.yaml'));
  const responds = new Map<Labels, Respond>();
  const respondTo = (line: Case): Respond => {
    const labels = base.labelsFor(line);
    const respond =
      responds.get(labels) ?? createRespond({ ...base, labels, retrieval, clarify, helps, decision: never });
    responds.set(labels, respond);
    return respond;
  };
  const rows: number[][] = [];
  const right: number[] = [];
  for (const line of calibration) {
    const { parts } = await respondTo(line)({ text: line.q, asOf: line.asOf ?? today, scope: SCOPE });
    // What triage or one question back settles never reaches the decision.
    for (const part of parts.filter(reachesDecision)) {
      rows.push(rowOf(part.features as Record<string, number>, DECISION_FEATURES));
      const top = part.best[0]?.article;
      const wanted = line.expect === 'answer' || (line.expect === 'human' && top?.handling === 'human');
      right.push(wanted && top?.topics.some((t) => line.topics.includes(t)) ? 1 : 0);
    }
  }
  const [intercept = 0, ...weights] = fitLogistic(rows, right, DECISION_PENALTY);
  const model = {
    intercept: rounded(intercept),
    weights: Object.fromEntries(DECISION_FEATURES.map((f, i) => [f, rounded(weights[i] as number)])),
  };
  const sure = heldOut(rows, right);
  const thresholds = thresholdsOf(sure, right, calibration.length);
  const direct = sure.map((p) => p >= thresholds.answer);
  const scores = {
    samples: rows.length,
    right: right.reduce((a, b) => a + b, 0),
    direct: direct.filter(Boolean).length,
    wrongDirect: direct.filter((d, i) => d && right[i] === 0).length,
  };
  const inputs = hashOf(rows, right, DECISION_PENALTY);
  writeModel(file, { provenance: { ...provenanceOf(file, inputs, today), ...scores }, ...model, thresholds });
  say(`decision.json: ${JSON.stringify(scores)} ${JSON.stringify(thresholds)}\n  ${JSON.stringify(model.weights)}`);
}

const reachesDecision = (part: ExplainedPart): boolean =>
  part.features !== null &&
  ['answer', 'candidates', 'human'].includes(part.decision.outcome) &&
  (part.decision.outcome !== 'human' || part.decision.reason === 'not-found');

/** How sure a model is of each sample that was fitted on the others: thresholds chosen on its own samples would be too bold. */
function heldOut(rows: readonly number[][], right: readonly number[]): number[] {
  const sure = new Array<number>(rows.length).fill(0);
  for (let fold = 0; fold < FOLDS; fold++) {
    const [intercept = 0, ...weights] = fitLogistic(
      rows.filter((_, i) => i % FOLDS !== fold),
      right.filter((_, i) => i % FOLDS !== fold),
      DECISION_PENALTY,
    );
    rows.forEach((row, i) => {
      if (i % FOLDS === fold) sure[i] = sigmoid(row.reduce((sum, x, k) => sum + x * (weights[k] as number), intercept));
    });
  }
  return sure;
}

// Of all questions asked, this many may be answered wrongly.
const MOST_WRONG = 0.015;
// Of the right articles that are not sure enough to answer with, this many are offered; the rest goes to a person.
const OFFERED = 0.95;

/**
 * From which probability to answer: the lowest at which neither the wrong answers counted nor those that the probabilities themselves
 * lead to expect are too many. With few samples the count alone would depend on single questions. From which to offer: see OFFERED.
 */
function thresholdsOf(sure: readonly number[], right: readonly number[], lines: number): DecisionModel['thresholds'] {
  const answer = answerFrom(sure, right, lines);
  const unsure = sure.filter((p, i) => right[i] === 1 && p < answer).sort((a, b) => a - b);
  const offer = unsure[Math.floor((1 - OFFERED) * unsure.length)] ?? 0;
  return { answer, offer: Math.floor(100 * offer) / 100 };
}

function answerFrom(sure: readonly number[], right: readonly number[], lines: number): number {
  for (let step = 50; step <= 98; step++) {
    const answer = step / 100;
    const direct = sure.map((p, i) => ({ p, right: right[i] === 1 })).filter(({ p }) => p >= answer);
    const counted = direct.filter((d) => !d.right).length;
    const expected = direct.reduce((sum, { p }) => sum + 1 - p, 0);
    if (Math.max(counted, expected) <= MOST_WRONG * lines) return answer;
  }
  return 0.99;
}
