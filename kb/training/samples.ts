import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { LABELS, type Label } from '../triage/labels.ts';

/** A message and what it is, for training triage. */
export interface Sample {
  text: string;
  label: Label;
}

/**
 * Reads a folder of `<label>.txt` or `<label>.<note>.txt`, one message a line; `#` begins a comment line.
 * @throws Error that names a file whose label is unknown
 */
export function readSamples(dir: string): Sample[] {
  return readdirSync(dir)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .flatMap((name) => {
      const label = LABELS.find((l) => l === basename(name, '.txt').split('.')[0]);
      if (!label) throw new Error(`${join(dir, name)}：没有这个类别，可用 ${LABELS.join('、')}`);
      return readFileSync(join(dir, name), 'utf8')
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '' && !line.startsWith('#'))
        .map((text) => ({ text, label }));
    });
}
