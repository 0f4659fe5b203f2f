// `npm run kb:ablate`: fits the ranker without each feature, and with groups of them, on dev and says what that changes on calibration.
import { join } from 'node:path';
import type { Linear } from '../kb/answering/linear.ts';
import { FEATURES, type Feature } from '../kb/answering/rank.ts';
import { createIndex } from '../kb/answering/retrieval.ts';
import { createSubjects } from '../kb/answering/subjects.ts';
import { readContent } from '../kb/articles/content.ts';
import { readDataFile } from '../kb/data-file.ts';
import { readFolder } from '../kb/eval/cases.ts';
import { splitOf } from '../kb/eval/split.ts';
import { loadLexicon } from '../kb/language/lexicon.ts';
import { createSegment } from '../kb/language/segment.ts';
import { salienceModel } from '../kb/search/salience.ts';
import { candidatesOf, FLAT } from '../kb/training/candidates.ts';
import { fitRanker } from '../kb/training/logistic.ts';
import { dayOf } from '../server/shared/shanghai.ts';

const kb = join(import.meta.dirname, '../kb');
const PENALTY = 0.0005;
const today = dayOf(new Date());
const { parsed } = readContent(join(kb, 'content'));
const segment = createSegment(loadLexicon(join(kb, 'lexicon')));
const subjects = createSubjects(parsed.map((p) => p.article));
const cases = readFolder(join(kb, 'eval'));
const dev = cases.filter((c) => splitOf(c.q) === 'dev');
const calibration = cases.filter((c) => splitOf(c.q) === 'calibration');
const { salience } = readDataFile(join(kb, 'models/salience.json'), salienceModel);

/** hit@1 and hit@3 on calibration of a ranker fitted on dev with some features. */
async function measure(used: readonly Feature[], base = { index, segment, subjects }): Promise<string> {
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

const index = createIndex(subjects.wordings(), salience, segment);
const say = (name: string, figures: string) => process.stdout.write(`${name.padEnd(34)}${figures}\n`);
say('', ' hit@1  hit@3');
say('all features', await measure(FEATURES));
for (const feature of FEATURES) say(`without ${feature}`, await measure(FEATURES.filter((f) => f !== feature)));
const single: Feature[] = ['words', 'bigrams', 'characters', 'best3'];
const whole: Feature[] = ['wordsAll', 'bigramsAll', 'charactersAll'];
say('best wording only', await measure(FEATURES.filter((f) => !whole.includes(f))));
say('all wordings together only', await measure(FEATURES.filter((f) => !single.includes(f))));
const plain = createIndex(subjects.wordings(), null, segment);
say('without salience', await measure(FEATURES, { index: plain, segment, subjects }));
