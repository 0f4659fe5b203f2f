import { presenceWeight } from '../triage/labels.ts';
import { minimise } from './lbfgs.ts';

export interface SoftmaxSample<L extends string> {
  terms: readonly string[];
  label: L;
}

export interface SoftmaxOptions {
  /** Terms in fewer samples than this teach nothing. */
  fewest: number;
  /** L2 penalty per sample. */
  penalty: number;
  rounds: number;
  /** How many times a rare label may count. */
  cap: number;
}

// Weights smaller than this change nothing and would fill the file.
const LEAST = 0.05;

/**
 * Multinomial logistic regression over the presence of terms, each label weighing alike in sum up to a limit. Deterministic.
 * @returns an intercept for each label, and for each term a weight for each label
 */
export function fitLabels<L extends string>(
  samples: readonly SoftmaxSample<L>[],
  labels: readonly L[],
  options: SoftmaxOptions,
) {
  const { terms, starts, ids, presence } = tableOf(samples, options.fewest);
  const k = labels.length;
  const wanted = samples.map((s) => labels.indexOf(s.label));
  const counts = labels.map((_, i) => wanted.filter((w) => w === i).length);
  const largest = Math.max(...counts);
  const times = counts.map((n) => Math.min(options.cap, Math.sqrt(largest / Math.max(1, n))) / samples.length);
  const pulls = new Float64Array(k);

  function evaluate(w: Float64Array, gradient: Float64Array): number {
    gradient.fill(0);
    let loss = 0;
    for (let s = 0; s < samples.length; s++) {
      const mine = wanted[s] as number;
      const [first, end] = [starts[s] as number, starts[s + 1] as number];
      const present = presence[s] as number;
      pulls.fill(0);
      for (let i = first; i < end; i++) add(pulls, 0, w, ((ids[i] as number) + 1) * k, k, present);
      add(pulls, 0, w, 0, k, 1);
      const most = Math.max(...pulls);
      const score = pulls[mine] as number;
      let total = 0;
      for (let c = 0; c < k; c++) total += pulls[c] = Math.exp((pulls[c] as number) - most);
      loss += (times[mine] as number) * (Math.log(total) + most - score);
      for (let c = 0; c < k; c++)
        pulls[c] = (times[mine] as number) * ((pulls[c] as number) / total - (c === mine ? 1 : 0));
      add(gradient, 0, pulls, 0, k, 1);
      for (let i = first; i < end; i++) add(gradient, ((ids[i] as number) + 1) * k, pulls, 0, k, present);
    }
    for (let i = k; i < w.length; i++) {
      loss += (options.penalty / 2) * (w[i] as number) ** 2;
      gradient[i] = (gradient[i] as number) + options.penalty * (w[i] as number);
    }
    return loss;
  }

  const weights = minimise((terms.length + 1) * k, evaluate, options.rounds);
  const of = (at: number) => Array.from(weights.subarray(at * k, (at + 1) * k), (n) => Math.round(n * 100) / 100);
  const kept = terms
    .map((term, i): [string, number[]] => [term, of(i + 1)])
    .filter(([, w]) => w.some((x) => Math.abs(x) >= LEAST));
  return { intercepts: of(0), terms: Object.fromEntries(kept) };
}

/** The terms that are worth learning from, and by sample their numbers and how much each counts. */
function tableOf(samples: readonly { terms: readonly string[] }[], fewest: number) {
  const frequency = new Map<string, number>();
  for (const { terms } of samples) for (const t of terms) frequency.set(t, (frequency.get(t) ?? 0) + 1);
  const terms = [...frequency]
    .filter(([, n]) => n >= fewest)
    .map(([t]) => t)
    .sort();
  const numbers = new Map(terms.map((t, i) => [t, i]));
  const starts = [0];
  const ids: number[] = [];
  for (const sample of samples) {
    for (const term of sample.terms) {
      const id = numbers.get(term);
      if (id !== undefined) ids.push(id);
    }
    starts.push(ids.length);
  }
  const presence = samples.map((s) => presenceWeight(s.terms.length));
  return { terms, starts: Uint32Array.from(starts), ids: Uint32Array.from(ids), presence };
}

/** Adds `by` times `count` values of one array to another's. */
function add(to: Float64Array, at: number, from: Float64Array, first: number, count: number, by: number): void {
  for (let c = 0; c < count; c++) to[at + c] = (to[at + c] as number) + by * (from[first + c] as number);
}
