import { join } from 'node:path';
import { readDataFile } from '../data-file.ts';
import { type Salience, salienceModel } from './salience.ts';
import { type TranslationTable, translationModel } from './translation.ts';

/** What training mined from the wordings; null: all words alike, none for another. */
export interface Mined {
  salience: Salience | null;
  translations: TranslationTable | null;
}

export const NOTHING_MINED: Mined = { salience: null, translations: null };

/** The files that {@link readMined} reads in a folder of models. */
export const minedFiles = (dir: string): string[] => [join(dir, 'salience.json'), join(dir, 'translations.json')];

/** @throws DataFileError */
export function readMined(dir: string): Mined {
  const [salience, translations] = minedFiles(dir) as [string, string];
  return {
    salience: readDataFile(salience, salienceModel).salience,
    translations: readDataFile(translations, translationModel).translations,
  };
}
