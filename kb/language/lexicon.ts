import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readDataFile } from '../data-file.ts';

const entry = z.strictObject({ to: z.string().min(1), from: z.array(z.string().min(1)).min(1) });
const schema = z.strictObject({
  typos: z.array(entry),
  synonyms: z.array(entry),
  everyday: z.array(entry),
  english: z.array(entry),
});
type Entry = z.infer<typeof entry>;

/** Cuts a text into dictionary words; what is in no dictionary comes out as single characters. */
export type Cut = (text: string) => string[];

/** Language data: words for the segmenter, and what people write for what. */
export interface Lexicon {
  /** Lines for jieba's user dictionary: `word frequency tag`. */
  words: string;
  /** The same as a set: names of subjects, which a question does not carry by chance. */
  terms: ReadonlySet<string>;
  /** Subjects next to those of the base, also among `terms`. */
  neighbours: ReadonlySet<string>;
  /** Latin words that are no English: names and abbreviations. */
  latin: ReadonlySet<string>;
  english: ReadonlySet<string>;
  /** Names of the same thing by their one name, on normalised text. Needs the cut, so as not to touch parts of other words. */
  rewriteWith(cut: Cut): (normalised: string) => string;
}

/**
 * Reads `dictionary.txt`, `neighbours.txt` and `words.yaml` of a folder.
 * @throws Error that names the file and the fault
 */
export function loadLexicon(dir: string): Lexicon {
  const file = join(dir, 'words.yaml');
  const { typos, synonyms, everyday, english } = readDataFile(file, schema);
  const neighbours = new Set(linesOf(join(dir, 'neighbours.txt')));
  const names = [...new Set([...linesOf(join(dir, 'dictionary.txt')), ...neighbours])];
  const terms = new Set(names);
  const words = names.map((word) => `${word} 100000 n`).join('\n');
  const chinese = [...typos, ...synonyms, ...everyday];
  const latinIn = (forms: readonly string[]) => new Set(forms.flatMap((form) => form.match(/[a-z]+/g) ?? []));
  return {
    words,
    terms,
    neighbours,
    latin: latinIn([...names, ...chinese.flatMap((e) => e.from)]),
    english: latinIn(english.flatMap((e) => e.from)),
    rewriteWith: (cut) => rewriter([...chinese, ...english], cut),
  };
}

const linesOf = (file: string): string[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));

// What one replacement makes may be another's key (a typo in a synonym); more rounds than this are never needed.
const ROUNDS = 4;

/**
 * Replaces, longest first, until nothing changes. A form counts only where it begins and ends with a word: 低扣 is 抵扣, but not in
 * 最低扣除. Idempotent.
 */
export function rewriter(entries: readonly Entry[], cut: Cut): (text: string) => string {
  const to = new Map(entries.flatMap((e) => e.from.map((form) => [form, e.to] as const)));
  if (to.size === 0) return (text) => text;
  const forms = [...to.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const pattern = new RegExp(forms.map((w) => w.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'g');
  const pass = (text: string): string => {
    if (text.search(pattern) < 0) return text;
    const edges = new Set([0]);
    let at = 0;
    for (const word of cut(text)) {
      at += word.length;
      edges.add(at);
    }
    return text.replace(pattern, (form, start: number) =>
      edges.has(start) && edges.has(start + form.length) ? (to.get(form) ?? form) : form,
    );
  };
  return (text) => {
    let current = text;
    for (let round = 0; round < ROUNDS; round++) {
      const next = pass(current);
      if (next === current) break;
      current = next;
    }
    return current.replace(/ {2,}/g, ' ').trim();
  };
}
