import { z } from 'zod';
import { DataFileError, readDataFile } from '../data-file.ts';

const provenance = z.record(z.string(), z.unknown());
const linear = z.strictObject({ provenance, intercept: z.number(), weights: z.record(z.string(), z.number()) });

/** A linear model over named features. `provenance` says what it was fitted on; it is not used. */
export type Linear = z.infer<typeof linear>;

/**
 * @param names the features that the model must weigh, all of them and no other
 * @throws DataFileError
 */
export function readLinear(file: string, names: readonly string[]): Linear {
  const model = readDataFile(file, linear);
  const missing = names.filter((name) => model.weights[name] === undefined);
  const unknown = Object.keys(model.weights).filter((name) => !names.includes(name));
  if (missing.length + unknown.length === 0) return model;
  throw new DataFileError(
    `${file} 不对：缺少 ${missing.join('、') || '无'}，多出 ${unknown.join('、') || '无'}。请运行 npm run kb:train`,
  );
}

export function linearScore(model: Linear, features: Readonly<Record<string, number>>): number {
  let score = model.intercept;
  for (const name in model.weights) score += (model.weights[name] as number) * (features[name] ?? 0);
  return score;
}

export const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
