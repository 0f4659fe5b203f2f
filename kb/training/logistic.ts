/** Fitting of small linear models. Deterministic: the same rows give the same weights. */

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/**
 * Logistic regression with an L2 penalty on the weights (not the intercept), by Newton's method (iteratively reweighted least squares; Bishop 2006, 4.3.3).
 * @param rows features of each sample
 * @param labels 1 or 0 of each sample
 * @returns the intercept, then a weight for each feature
 */
export function fitLogistic(
  rows: readonly (readonly number[])[],
  labels: readonly number[],
  penalty: number,
): number[] {
  const n = (rows[0]?.length ?? 0) + 1;
  const weights = new Array<number>(n).fill(0);
  for (let round = 0; round < 30; round++) {
    const gradient = new Array<number>(n).fill(0);
    const hessian = Array.from({ length: n }, () => new Array<number>(n).fill(0));
    rows.forEach((row, s) => {
      const x = [1, ...row];
      const p = sigmoid(dot(weights, x));
      const w = Math.max(p * (1 - p), 1e-6);
      for (let i = 0; i < n; i++) {
        const xi = x[i] as number;
        if (xi === 0) continue;
        add(gradient, i, ((labels[s] as number) - p) * xi);
        for (let j = 0; j < n; j++) add(hessian[i] as number[], j, w * xi * (x[j] as number));
      }
    });
    for (let i = 0; i < n; i++) {
      const strength = i === 0 ? 1e-6 : penalty;
      add(gradient, i, -strength * (weights[i] as number));
      add(hessian[i] as number[], i, strength);
    }
    const step = solve(hessian, gradient);
    step.forEach((d, i) => {
      add(weights, i, d);
    });
    if (Math.max(...step.map(Math.abs)) < 1e-7) break;
  }
  return weights;
}

/**
 * A linear ranker: the weights under which the right candidates of each question have the largest share of a softmax over all of
 * its candidates (ListNet, Cao 2007), with an L2 penalty, by gradient ascent with a step that adapts.
 * @param questions for each question the features of its candidates and which of them are right
 */
export function fitRanker(
  questions: readonly { rows: readonly (readonly number[])[]; right: readonly boolean[] }[],
  features: number,
  penalty: number,
): number[] {
  const usable = questions.filter((q) => q.right.some(Boolean) && !q.right.every(Boolean));
  let weights = new Array<number>(features).fill(0);
  let step = 1;
  let current = objective(usable, weights, penalty);
  for (let round = 0; round < 4000 && step > 1e-9; round++) {
    const next = weights.map((w, i) => w + step * (current.gradient[i] as number));
    const there = objective(usable, next, penalty);
    if (there.value > current.value) {
      const gain = there.value - current.value;
      weights = next;
      current = there;
      step *= 1.3;
      if (gain < 1e-9) break;
    } else step *= 0.5;
  }
  return weights;
}

function objective(
  questions: readonly { rows: readonly (readonly number[])[]; right: readonly boolean[] }[],
  weights: readonly number[],
  penalty: number,
): { value: number; gradient: number[] } {
  const gradient = weights.map((w) => -2 * penalty * w);
  let value = -penalty * weights.reduce((sum, w) => sum + w * w, 0);
  for (const { rows, right } of questions) {
    const shares = softmax(rows.map((row) => dot(weights, row)));
    const hit = shares.reduce((sum, p, i) => sum + (right[i] ? p : 0), 0);
    value += Math.log(Math.max(hit, 1e-300)) / questions.length;
    rows.forEach((row, i) => {
      const p = shares[i] as number;
      const pull = ((right[i] ? p / Math.max(hit, 1e-300) : 0) - p) / questions.length;
      row.forEach((x, k) => {
        add(gradient, k, pull * x);
      });
    });
  }
  return { value, gradient };
}

export function softmax(scores: readonly number[]): number[] {
  const most = Math.max(...scores);
  const powers = scores.map((s) => Math.exp(s - most));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((p) => p / sum);
}

/** Gaussian elimination with pivoting. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const n = right.length;
  const rows = matrix.map((row, i) => [...row, right[i] as number]);
  for (let column = 0; column < n; column++) {
    let pivot = column;
    for (let r = column + 1; r < n; r++)
      if (Math.abs(at(rows, r, column)) > Math.abs(at(rows, pivot, column))) pivot = r;
    [rows[column], rows[pivot]] = [rows[pivot] as number[], rows[column] as number[]];
    for (let r = 0; r < n; r++) {
      if (r === column) continue;
      const factor = at(rows, r, column) / at(rows, column, column);
      if (factor !== 0) for (let c = column; c <= n; c++) add(rows[r] as number[], c, -factor * at(rows, column, c));
    }
  }
  return rows.map((row, i) => (row[n] as number) / (row[i] as number));
}

const at = (rows: readonly (readonly number[])[], r: number, c: number): number =>
  (rows[r] as readonly number[])[c] as number;
const add = (values: number[], i: number, more: number): void => {
  values[i] = (values[i] as number) + more;
};
const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, x, i) => sum + x * (b[i] as number), 0);
