import { z } from 'zod';
import { readDataFile } from '../data-file.ts';

const help = z.strictObject({ article: z.string().min(1), words: z.array(z.string().min(1)).min(1).optional() });
const schema = z.strictObject({ report: z.array(help).min(1), complaint: z.array(help).min(1) });
export type BesideForm = z.infer<typeof schema>;

/** @throws DataFileError */
export const readBesideForm = (file: string): BesideForm => readDataFile(file, schema);

/**
 * The articles that may settle a report or complaint sooner than its form: those whose words it has, then those for all.
 * @param searchable the message in searchable form
 */
export function besideForm(helps: BesideForm, form: keyof BesideForm, searchable: string): string[] {
  const named = helps[form].filter((h) => h.words?.some((word) => searchable.includes(word)));
  const ids = [...named, ...helps[form].filter((h) => !h.words)].map((h) => h.article);
  return [...new Set(ids)];
}
