import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** What a model was made from: a hash of its inputs, the day they were first seen, and whatever says how good it is. */
export interface Provenance {
  inputs: string;
  date: string;
  [more: string]: unknown;
}

export const hashOf = (...inputs: unknown[]): string =>
  createHash('sha256').update(JSON.stringify(inputs)).digest('hex').slice(0, 16);

/** The day of a model stays while its inputs are the same, so that training again writes the same bytes. */
export function provenanceOf(file: string, inputs: string, today: string): Provenance {
  if (existsSync(file)) {
    const known = (JSON.parse(readFileSync(file, 'utf8')) as { provenance?: Partial<Provenance> }).provenance;
    if (known?.inputs === inputs && known.date) return { inputs, date: known.date };
  }
  return { inputs, date: today };
}

/** One line for each entry of the long tables, so that a change shows as a few lines. */
export function writeModel(file: string, model: Record<string, unknown>): void {
  mkdirSync(dirname(file), { recursive: true });
  const text = JSON.stringify(model, null, 1).replace(
    /\[\n\s+(-?[\d.e-]+(?:,\n\s+-?[\d.e-]+)*)\n\s+\]/g,
    (_, list: string) => `[${list.replace(/\s+/g, ' ')}]`,
  );
  writeFileSync(file, `${text}\n`);
}

export const rounded = (n: number): number => Math.round(n * 10_000) / 10_000;

export const rowOf = (features: Readonly<Record<string, number>>, names: readonly string[]): number[] =>
  names.map((n) => features[n] as number);
