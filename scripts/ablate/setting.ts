import { join } from 'node:path';
import { createIndex } from '../../kb/answering/retrieval.ts';
import { createSubjects } from '../../kb/answering/subjects.ts';
import { readContent } from '../../kb/articles/content.ts';
import { readFolder } from '../../kb/eval/cases.ts';
import { splitOf } from '../../kb/eval/split.ts';
import { loadLexicon } from '../../kb/language/lexicon.ts';
import { createSegment } from '../../kb/language/segment.ts';
import { readMined } from '../../kb/search/mined.ts';
import { createSpelling } from '../../kb/spelling/spelling.ts';
import type { Base } from '../../kb/training/candidates.ts';
import { dayOf } from '../../server/shared/shanghai.ts';

/** Everything that is compared with something left out: the base as it is, and the splits that models are fitted and measured on. */
export const kb = join(import.meta.dirname, '../../kb');
export const today = dayOf(new Date());
export const articles = readContent(join(kb, 'content')).parsed.map((p) => p.article);
export const segment = createSegment(loadLexicon(join(kb, 'lexicon')));
export const subjects = createSubjects(articles);
export const mined = readMined(join(kb, 'models'));
const index = createIndex(subjects.wordings(), mined, segment);
export const everything: Base = { index, segment, subjects, spelling: createSpelling(index.corpus, segment) };
const cases = readFolder(join(kb, 'eval'));
export const dev = cases.filter((c) => splitOf(c.q) === 'dev');
export const calibration = cases.filter((c) => splitOf(c.q) === 'calibration');
export const say = (name: string, figures: string) => process.stdout.write(`${name.padEnd(34)}${figures}\n`);
