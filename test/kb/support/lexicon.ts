import { join } from 'node:path';
import { loadLexicon } from '../../../kb/language/lexicon.ts';
import { createSegment } from '../../../kb/language/segment.ts';

/** The segmenter with the real language data. */
export const realSegment = () => createSegment(loadLexicon(join(import.meta.dirname, '../../../kb/lexicon')));
