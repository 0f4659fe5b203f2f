import { FEATURES, type Feature } from '../../kb/answering/features.ts';
import type { Linear } from '../../kb/answering/linear.ts';
import { createIndex } from '../../kb/answering/retrieval.ts';
import { NOTHING_MINED } from '../../kb/search/mined.ts';
import { candidatesOf, FLAT } from '../../kb/training/candidates.ts';
import { fitRanker } from '../../kb/training/logistic.ts';
import { calibration, dev, everything, mined, say, segment, subjects, today } from './setting.ts';

const PENALTY = 0.0005;

/** hit@1 and hit@3 on calibration of a ranker fitted on dev with some features. */
async function measure(used: readonly Feature[], base = everything): Promise<string> {
  const lists = await candidatesOf(dev, base, FLAT, today);
  const weights = fitRanker(
    lists.map(({ ranked, right }) => ({ rows: ranked.map((r) => used.map((f) => r.features[f])), right })),
    used.length,
    PENALTY,
  );
  const all = Object.fromEntries(FEATURES.map((f) => [f, used.includes(f) ? (weights[used.indexOf(f)] as number) : 0]));
  const ranker: Linear = { provenance: {}, intercept: 0, weights: all };
  const found = await candidatesOf(calibration, base, ranker, today);
  const share = (k: number) =>
    `${((100 * found.filter(({ right }) => right.slice(0, k).some(Boolean)).length) / found.length).toFixed(1)}`;
  return `${share(1).padStart(6)} ${share(3).padStart(6)}  of ${found.length}`;
}

/** The ranker without each feature, and with groups of them. */
export async function ablateRanker(): Promise<void> {
  say('', ' hit@1  hit@3');
  say('all features', await measure(FEATURES));
  for (const feature of FEATURES) say(`without ${feature}`, await measure(FEATURES.filter((f) => f !== feature)));
  const single: Feature[] = ['words', 'bigrams', 'characters', 'best3'];
  const whole: Feature[] = ['charactersAll', 'likelyBigrams', 'likelyCharacters'];
  say('best wording only', await measure(FEATURES.filter((f) => !whole.includes(f))));
  say('all wordings together only', await measure(FEATURES.filter((f) => !single.includes(f))));
  say('without translations', await measure(FEATURES.filter((f) => f !== 'softRow')));
  say('without spelling', await measure(FEATURES, { ...everything, spelling: (text) => text }));
  const plain = createIndex(subjects.wordings(), { ...NOTHING_MINED, translations: mined.translations }, segment);
  say('without salience', await measure(FEATURES, { ...everything, index: plain }));
}
