import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const entry = z.strictObject({ to: z.string().min(1), from: z.array(z.string().min(1)).min(1) });
const schema = z.strictObject({ typos: z.array(entry), synonyms: z.array(entry), everyday: z.array(entry) });

/** Language data: words for the segmenter, and what people write for what. */
export interface Lexicon {
  /** Lines for jieba's user dictionary: `word frequency tag`. */
  words: string;
  /** Replacements on normalised text, longest first. */
  rewrite(normalised: string): string;
}

/**
 * Reads `dictionary.txt` and `words.yaml` of a folder.
 * @throws Error that names the file and the fault
 */
export function loadLexicon(dir: string): Lexicon {
  const file = join(dir, 'words.yaml');
  const parsed = schema.safeParse(parse(readFileSync(file, 'utf8')));
  if (!parsed.success)
    throw new Error(`${file}：${parsed.error.issues.map((i) => `${i.path.join('.')} ${i.message}`).join('；')}`);
  const { typos, synonyms, everyday } = parsed.data;
  const words = readFileSync(join(dir, 'dictionary.txt'), 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((word) => `${word} 100000 n`)
    .join('\n');
  // Typos first: what they become may be a synonym's key.
  const passes = [typos, [...synonyms, ...everyday]].map(toPass);
  return { words, rewrite: (text) => passes.reduce((current, pass) => pass(current), text) };
}

function toPass(entries: { to: string; from: string[] }[]): (text: string) => string {
  const to = new Map(entries.flatMap((e) => e.from.map((word) => [word, e.to] as const)));
  if (to.size === 0) return (text) => text;
  const alternatives = [...to.keys()]
    .sort((a, b) => b.length - a.length)
    .map((w) => w.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = new RegExp(alternatives.join('|'), 'g');
  return (text) => text.replace(pattern, (word) => to.get(word) ?? word);
}
