import { join } from 'node:path';
import { createIndex } from '../answering/retrieval.ts';
import { createSubjects } from '../answering/subjects.ts';
import { splitOf } from '../eval/split.ts';
import { loadLexicon } from '../language/lexicon.ts';
import { createSegment } from '../language/segment.ts';
import type { Corpus } from '../search/corpus.ts';
import { type Mined, NOTHING_MINED } from '../search/mined.ts';
import { mineSalience } from '../search/salience.ts';
import { mineTranslations } from '../search/translation.ts';
import { createSpelling } from '../spelling/spelling.ts';
import { trainKind } from '../triage/train-kind.ts';
import { writeDecision } from './decision-model.ts';
import { writeLabels } from './label-model.ts';
import { hashOf, provenanceOf, writeModel } from './models.ts';
import { writeRanker } from './ranker-model.ts';
import type { TrainingInputs } from './training.types.ts';

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
  const labelsFor = writeLabels(inputs, wordings, dev, calibration, segment);
  const index = createIndex(subjects.wordings(), mined, segment);
  const base = { index, segment, subjects, spelling: createSpelling(index.corpus, segment) };
  const ranker = await writeRanker(inputs, dev, calibration, base);
  await writeDecision(inputs, calibration, { ...base, ranker, labelsFor });
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
