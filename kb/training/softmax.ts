import type { Label } from '../triage/labels.ts';

export interface LabelSample {
  terms: readonly string[];
  label: Label;
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

/**
 * Multinomial logistic regression over the presence of terms, each label weighing alike in sum up to a limit, by full-batch
 * gradient ascent with momentum. Deterministic.
 * @returns an intercept for each label, and for each term a weight for each label
 */
export function fitLabels(samples: readonly LabelSample[], labels: readonly Label[], options: SoftmaxOptions) {
  const frequency = new Map<string, number>();
  for (const { terms } of samples) for (const t of terms) frequency.set(t, (frequency.get(t) ?? 0) + 1);
  const terms = [...frequency]
    .filter(([, n]) => n >= options.fewest)
    .map(([t]) => t)
    .sort();
  const ids = new Map(terms.map((t, i) => [t, i]));
  const rows = samples.map((s) => Uint32Array.from(s.terms.flatMap((t) => ids.get(t) ?? [])));
  const wanted = samples.map((s) => labels.indexOf(s.label));
  const shares = labels.map((l) => samples.filter((s) => s.label === l).length);
  const largest = Math.max(...shares);
  const weight = labels.map((_, i) => Math.min(options.cap, Math.sqrt(largest / Math.max(1, shares[i] as number))));
  const k = labels.length;
  const size = (terms.length + 1) * k;
  const weights = new Float64Array(size);
  const velocity = new Float64Array(size);
  const gradient = new Float64Array(size);
  const scores = new Float64Array(k);
  const rate = 6;
  for (let round = 0; round < options.rounds; round++) {
    gradient.fill(0);
    rows.forEach((row, s) => {
      scores.set(weights.subarray(0, k));
      for (const id of row) for (let c = 0; c < k; c++) add(scores, c, weights[(id + 1) * k + c] as number);
      let most = Number.NEGATIVE_INFINITY;
      for (const score of scores) most = Math.max(most, score);
      let total = 0;
      for (let c = 0; c < k; c++) {
        scores[c] = Math.exp((scores[c] as number) - most);
        total += scores[c] as number;
      }
      const mine = wanted[s] as number;
      const times = (weight[mine] as number) / samples.length;
      for (let c = 0; c < k; c++) {
        const pull = times * ((c === mine ? 1 : 0) - (scores[c] as number) / total);
        scores[c] = pull;
        add(gradient, c, pull);
      }
      for (const id of row) for (let c = 0; c < k; c++) add(gradient, (id + 1) * k + c, scores[c] as number);
    });
    for (let i = 0; i < size; i++) {
      const pull = (gradient[i] as number) - (i < k ? 0 : options.penalty * (weights[i] as number));
      velocity[i] = 0.9 * (velocity[i] as number) + rate * 0.1 * pull;
      add(weights, i, velocity[i] as number);
    }
  }
  const round = (n: number) => Math.round(n * 100) / 100;
  const of = (at: number) => Array.from(weights.subarray(at * k, (at + 1) * k), round);
  const kept = terms
    .map((term, i): [string, number[]] => [term, of(i + 1)])
    .filter(([, w]) => w.some((x) => Math.abs(x) >= 0.05));
  return { intercepts: of(0), terms: Object.fromEntries(kept) };
}

const add = (values: Float64Array, i: number, more: number): void => {
  values[i] = (values[i] as number) + more;
};
