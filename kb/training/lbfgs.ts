const REMEMBERED = 8;
const ENOUGH = 1e-4;
const MOST_HALVINGS = 20;

/**
 * Minimises a smooth function by L-BFGS with backtracking (Nocedal and Wright, 2006, algorithm 7.5). Deterministic.
 * @param evaluate writes the gradient at `x` into `gradient` and returns the value
 * @param rounds at most so many steps; ends sooner when a step gains less than a hundred-thousandth
 */
export function minimise(
  size: number,
  evaluate: (x: Float64Array, gradient: Float64Array) => number,
  rounds: number,
): Float64Array {
  let x: Float64Array = new Float64Array(size);
  let gradient: Float64Array = new Float64Array(size);
  let value = evaluate(x, gradient);
  const steps: { s: Float64Array; y: Float64Array; rho: number }[] = [];
  for (let round = 0; round < rounds; round++) {
    const direction = directionOf(gradient, steps);
    const slope = dot(gradient, direction);
    let length = steps.length === 0 ? 1 / Math.max(1e-12, Math.sqrt(dot(gradient, gradient))) : 1;
    let next = moved(x, direction, -length);
    let there = new Float64Array(size);
    let reached = evaluate(next, there);
    for (let i = 0; i < MOST_HALVINGS && reached > value - ENOUGH * length * slope; i++) {
      length /= 2;
      next = moved(x, direction, -length);
      there = new Float64Array(size);
      reached = evaluate(next, there);
    }
    if (reached >= value) break;
    const s = moved(next, x, -1);
    const y = moved(there, gradient, -1);
    const curvature = dot(s, y);
    if (curvature > 1e-12) steps.push({ s, y, rho: 1 / curvature });
    if (steps.length > REMEMBERED) steps.shift();
    const gain = (value - reached) / Math.max(1e-12, Math.abs(value));
    [x, gradient, value] = [next, there, reached];
    if (gain < 1e-5) break;
  }
  return x;
}

/** The gradient times what the last steps say about the curvature. */
function directionOf(
  gradient: Float64Array,
  steps: readonly { s: Float64Array; y: Float64Array; rho: number }[],
): Float64Array {
  let q: Float64Array = gradient;
  const shares: number[] = [];
  for (const { s, y, rho } of steps.toReversed()) {
    const share = rho * dot(s, q);
    shares.push(share);
    q = moved(q, y, -share);
  }
  const last = steps.at(-1);
  if (last) {
    const scale = dot(last.s, last.y) / dot(last.y, last.y);
    q = q.map((v) => v * scale);
  }
  for (const { s, y, rho } of steps) q = moved(q, s, (shares.pop() as number) - rho * dot(y, q));
  return q;
}

const moved = (from: Float64Array, along: Float64Array, by: number): Float64Array => {
  const to = new Float64Array(from.length);
  for (let i = 0; i < to.length; i++) to[i] = (from[i] as number) + by * (along[i] as number);
  return to;
};

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}
