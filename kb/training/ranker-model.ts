import { join } from 'node:path';
import { FEATURES } from '../answering/features.ts';
import type { Linear } from '../answering/linear.ts';
import type { Case } from '../eval/cases.ts';
import { type Base, candidatesOf, FLAT } from './candidates.ts';
import { fitRanker } from './logistic.ts';
import { hashOf, provenanceOf, rounded, rowOf, writeModel } from './models.ts';
import type { TrainingInputs } from './training.types.ts';

const RANKER_PENALTY = 0.0005;
const percent = (part: number, all: number) => `${((100 * part) / Math.max(1, all)).toFixed(1)} %`;

/** Fits the ranker on dev and writes it. */
export async function writeRanker(
  { kbDir, today, say }: Pick<TrainingInputs, 'kbDir' | 'today' | 'say'>,
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
  const model = {
    intercept: 0,
    weights: Object.fromEntries(FEATURES.map((f, i) => [f, rounded(weights[i] as number)])),
  };
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
