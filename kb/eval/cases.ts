import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { isDay } from '../articles/schema.ts';

/** What should become of a question; candidates are never expected, they are the second best to an answer. */
export const EXPECTATIONS = ['answer', 'clarify', 'human', 'report', 'complaint', 'decline'] as const;
export type Expectation = (typeof EXPECTATIONS)[number];

const schema = z.object({
  id: z.string().min(1),
  q: z.string().min(1),
  expect: z.enum(EXPECTATIONS),
  topics: z.array(z.string()),
  kind: z.string().min(1),
  asOf: z.string().refine(isDay, { message: '没有这一天' }).nullable().default(null),
});

/** One line of a question set: `topics` are the subjects of which any is right; `asOf` null is today. */
export type Case = z.infer<typeof schema>;

/**
 * Reads a question set, JSON lines.
 * @throws Error with file, line and fault
 */
export function readCases(file: string): Case[] {
  const cases: Case[] = [];
  readFileSync(file, 'utf8')
    .split('\n')
    .forEach((line, i) => {
      if (line.trim() === '') return;
      const at = `${file}:${i + 1}`;
      let value: unknown;
      try {
        value = JSON.parse(line);
      } catch (error) {
        throw new Error(`${at} 不是 JSON：${(error as Error).message}`);
      }
      const parsed = schema.safeParse(value);
      if (!parsed.success)
        throw new Error(`${at} ${parsed.error.issues.map((p) => `${p.path.join('.')}：${p.message}`).join('；')}`);
      cases.push(parsed.data);
    });
  return cases;
}

/** All question sets of a folder, in the order of their names. */
export const readFolder = (dir: string): Case[] =>
  readdirSync(dir)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) => readCases(join(dir, basename(name))));
