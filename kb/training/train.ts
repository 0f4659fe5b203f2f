import { join } from 'node:path';
import { createClarify, readClarifyGroups } from '../answering/clarify.ts';
import { DECISION_FEATURES, type DecisionModel } from '../answering/decide.ts';
import { type Linear, sigmoid } from '../answering/linear.ts';
import { FEATURES } from '../answering/rank.ts';
import { createRespond, type ExplainedPart } from '../answering/respond.ts';
import { createIndex, createRetrieval, embeddedIn } from '../answering/retrieval.ts';
import { createSubjects } from '../answering/subjects.ts';
import type { Article } from '../articles/articles.types.ts';
import type { Case } from '../eval/cases.ts';
import { splitOf } from '../eval/split.ts';
import { loadLexicon } from '../language/lexicon.ts';
import { createSegment, type Segment } from '../language/segment.ts';
import type { Corpus } from '../search/corpus.ts';
import { type Mined, NOTHING_MINED } from '../search/mined.ts';
import { mineSalience } from '../search/salience.ts';
import { mineTranslations } from '../search/translation.ts';
import { createSpelling } from '../spelling/spelling.ts';
import { createLabels, LABELS, type Labels, labelTerms } from '../triage/labels.ts';
import { trainKind } from '../triage/train-kind.ts';
import { type Base, candidatesOf, FLAT, SCOPE } from './candidates.ts';
import { labelExpects, labelSamples } from './label-samples.ts';
import { fitLogistic, fitRanker } from './logistic.ts';
import { hashOf, provenanceOf, writeModel } from './models.ts';
import type { Sample } from './samples.ts';
import { fitLabels } from './train-labels.ts';

export interface TrainingInputs {
  kbDir: string;
  articles: Article[];
  samples: Sample[];
  cases: Case[];
  today: string;
  say: (line: string) => void;
}

export const LABEL_OPTIONS = { fewest: 2, penalty: 0.0001, rounds: 500, cap: 8 } as const;
const RANKER_PENALTY = 0.0005;
const DECISION_PENALTY = 3;
const FOLDS = 10;
const round = (n: number) => Math.round(n * 10_000) / 10_000;
const percent = (part: number, all: number) => `${((100 * part) / Math.max(1, all)).toFixed(1)} %`;

/** Trains every model in order, each on what the ones before were not fitted on, and writes them. */
export async function train(inputs: TrainingInputs): Promise<void> {
  const { kbDir, articles, cases } = inputs;
  const model = (name: string) => join(kbDir, 'models', name);
  const segment = createSegment(loadLexicon(join(kbDir, 'lexicon')));
  const wordings = articles
    .flatMap((a) => [a.question, ...a.similar].map((text) => ({ text, kind: a.kind, article: a.id })))
    .sort((a, b) => (a.text === b.text ? 0 : a.text < b.text ? -1 : 1));
  const dev = cases.filter((c) => splitOf(c.q) === 'dev');
  const calibration = cases.filter((c) => splitOf(c.q) === 'calibration');

  const content = hashOf(wordings);
  const kind = trainKind(wordings, segment);
  writeModel(model('kind.json'), {
    provenance: {
      ...provenanceOf(model('kind.json'), content, inputs.today),
      documents: kind.documents,
      accuracy: kind.accuracy,
    },
    classifier: kind.classifier,
  });
  inputs.say(`kind.json: ${kind.documents} wordings, ${JSON.stringify(kind.accuracy)}`);

  const subjects = createSubjects(articles);
  const mined = writeMined(inputs, createIndex(subjects.wordings(), NOTHING_MINED, segment).corpus, content);
  const labels = writeLabels(inputs, wordings, dev, calibration, segment);
  const index = createIndex(subjects.wordings(), mined, segment);
  const base = { index, segment, subjects, spelling: createSpelling(index.corpus, segment) };
  const ranker = await writeRanker(inputs, dev, calibration, base);
  await writeDecision(inputs, calibration, { ...base, ranker, labels });
}

/** What the wordings say about their words: how much each tells, and which say the same. */
function writeMined({ kbDir, today, say }: TrainingInputs, corpus: Corpus, content: string): Mined {
  const mined = { salience: mineSalience(corpus), translations: mineTranslations(corpus) };
  for (const [name, value] of Object.entries(mined)) {
    const file = join(kbDir, `models/${name}.json`);
    const provenance = { ...provenanceOf(file, content, today), wordings: corpus.texts.length };
    writeModel(file, { provenance, [name]: value });
  }
  const terms = Object.values(mined.salience).map((c) => Object.keys(c.terms).length);
  say(`salience.json: ${terms.join(' + ')} terms; translations.json: ${Object.keys(mined.translations).length} words`);
  return mined;
}

/** Triage labels: the samples, the articles' wordings as questions, and the dev lines. */
function writeLabels(
  { kbDir, samples, today, say }: TrainingInputs,
  wordings: readonly { text: string }[],
  dev: readonly Case[],
  calibration: readonly Case[],
  segment: Segment,
): Labels {
  const file = join(kbDir, 'models/labels.json');
  const all = labelSamples(samples, wordings, dev);
  const fitted = fitLabels(
    all.map(({ text, label }) => ({ terms: labelTerms(text, segment), label })),
    LABELS,
    LABEL_OPTIONS,
  );
  const counts = Object.fromEntries(LABELS.map((l) => [l, all.filter((s) => s.label === l).length]));
  const labels = createLabels({ provenance: {}, labels: [...LABELS], ...fitted }, segment);
  const report = Object.fromEntries(
    (['report', 'complaint', 'decline', 'human', 'answer'] as const).map((expect) => {
      const lines = calibration.filter((c) => c.expect === expect);
      const right = lines.filter((c) => labelExpects(labels.of(c.q).label) === expect).length;
      return [expect, `${right}/${lines.length}`];
    }),
  );
  const provenance = { ...provenanceOf(file, hashOf(all, LABEL_OPTIONS), today), samples: counts, calibration: report };
  writeModel(file, { provenance, labels: LABELS, ...fitted });
  say(
    `labels.json: ${all.length} samples, ${Object.keys(fitted.terms).length} terms; right on calibration ${JSON.stringify(report)}`,
  );
  return labels;
}

const rowOf = (features: Readonly<Record<string, number>>, names: readonly string[]) =>
  names.map((n) => features[n] as number);
async function writeRanker(
  { kbDir, today, say }: TrainingInputs,
  dev: readonly Case[],
  calibration: readonly Case[],
  base: Base,
) {
  const file = join(kbDir, 'models/ranker.json');
  const lists = await candidatesOf(dev, base, FLAT, today);
  const weights = fitRanker(
    lists.map(({ ranked, right }) => ({ rows: ranked.map((r) => rowOf(r.features, FEATURES)), right })),
    FEATURES.length,
    RANKER_PENALTY,
  );
  const model = { intercept: 0, weights: Object.fromEntries(FEATURES.map((f, i) => [f, round(weights[i] as number)])) };
  const score = async (cases: readonly Case[], ranker: Linear) => {
    const all = await candidatesOf(cases, base, ranker, today);
    const hits = (k: number) => all.filter(({ right }) => right.slice(0, k).some(Boolean)).length;
    return {
      lines: all.length,
      'hit@1': percent(hits(1), all.length),
      'hit@3': percent(hits(3), all.length),
      'hit@30': percent(hits(30), all.length),
    };
  };
  const fitted = { provenance: {}, ...model };
  const scores = {
    dev: await score(dev, fitted),
    calibration: await score(calibration, fitted),
    untrained: await score(calibration, FLAT),
  };
  const inputs = hashOf(
    lists.map((l) => [l.right, l.ranked.map((r) => r.features)]),
    RANKER_PENALTY,
  );
  writeModel(file, { provenance: { ...provenanceOf(file, inputs, today), scores }, ...model });
  say(`ranker.json: ${JSON.stringify(scores)}\n  ${JSON.stringify(model.weights)}`);
  return fitted;
}

async function writeDecision(
  { kbDir, today, say }: TrainingInputs,
  calibration: readonly Case[],
  base: Base & { ranker: Linear; labels: Labels },
) {
  const file = join(kbDir, 'models/decision.json');
  const never: DecisionModel = {
    provenance: {},
    intercept: -50,
    weights: Object.fromEntries(DECISION_FEATURES.map((f) => [f, 0])) as DecisionModel['weights'],
    thresholds: { answer: 1, offer: 0 },
  };
  const respond = createRespond({
    ...base,
    retrieval: createRetrieval({ ...base, engine: embeddedIn(base.index) }),
    clarify: createClarify(readClarifyGroups(join(kbDir, 'lexicon/clarify.yaml'))),
    decision: never,
  });
  const rows: number[][] = [];
  const right: number[] = [];
  for (const line of calibration) {
    const { parts } = await respond({ text: line.q, asOf: line.asOf ?? today, scope: SCOPE });
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
    intercept: round(intercept),
    weights: Object.fromEntries(DECISION_FEATURES.map((f, i) => [f, round(weights[i] as number)])),
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
const MOST_WRONG = 0.012;

/**
 * From which probability to answer: the lowest at which neither the wrong answers counted nor those that the probabilities themselves
 * lead to expect are too many. With few samples the count alone would depend on single questions.
 */
function thresholdsOf(sure: readonly number[], right: readonly number[], lines: number) {
  for (let step = 50; step <= 98; step++) {
    const answer = step / 100;
    const direct = sure.map((p, i) => ({ p, right: right[i] === 1 })).filter(({ p }) => p >= answer);
    const counted = direct.filter((d) => !d.right).length;
    const expected = direct.reduce((sum, { p }) => sum + 1 - p, 0);
    if (Math.max(counted, expected) <= MOST_WRONG * lines) return { answer, offer: 0.12 };
  }
  return { answer: 0.99, offer: 0.12 };
}
