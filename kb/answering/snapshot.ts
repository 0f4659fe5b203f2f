import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Index } from './retrieval.ts';

// Raised when what an index holds or how it is made changes.
const FORMAT = 6;
const HASH_LENGTH = 64;

/** What an index is made from: data as it is, and paths of files or folders. */
export type Inputs = readonly (string | object)[];

/** A hash over everything an index is made from, and over what wrote it. */
export function hashOf(inputs: Inputs): string {
  const hash = createHash('sha256').update(`${FORMAT} ${process.versions.v8}\n`);
  for (const input of inputs) {
    if (typeof input === 'string') for (const file of filesOf(input)) hash.update(file).update(readFileSync(file));
    else hash.update(JSON.stringify(input));
    hash.update('\n');
  }
  return hash.digest('hex');
}

const filesOf = (path: string): string[] =>
  statSync(path).isDirectory()
    ? readdirSync(path)
        .sort()
        .flatMap((name) => filesOf(join(path, name)))
    : [path];

/** The file: the inputs' hash, the content's hash, the content (V8's structured serialisation). */
export function writeSnapshot(file: string, inputs: string, index: Index): void {
  const content = serialize(index);
  const check = createHash('sha256').update(content).digest('hex');
  const temporary = `${file}.${process.pid}`;
  writeFileSync(temporary, Buffer.concat([Buffer.from(inputs + check), content]));
  renameSync(temporary, file);
}

/** The index of a snapshot; null when there is none, it was made from something else, or it is damaged. */
export function readSnapshot(file: string, inputs: string): Index | null {
  if (!existsSync(file)) return null;
  const bytes = readFileSync(file);
  const header = bytes.subarray(0, 2 * HASH_LENGTH).toString('latin1');
  const content = bytes.subarray(2 * HASH_LENGTH);
  if (header !== inputs + createHash('sha256').update(content).digest('hex')) return null;
  return deserialize(content) as Index;
}

/**
 * The index from its snapshot if that fits the inputs; otherwise made, and kept for the next start. A damaged snapshot is made anew.
 */
export function loadOrCreate(
  { dir, inputs }: { dir: string | undefined; inputs: Inputs },
  create: () => Index,
): { index: Index; fromSnapshot: boolean } {
  if (dir === undefined) return { index: create(), fromSnapshot: false };
  mkdirSync(dir, { recursive: true });
  const file = join(dir, 'index.snapshot');
  const hash = hashOf(inputs);
  const known = readSnapshot(file, hash);
  if (known) return { index: known, fromSnapshot: true };
  const index = create();
  writeSnapshot(file, hash, index);
  return { index, fromSnapshot: false };
}
