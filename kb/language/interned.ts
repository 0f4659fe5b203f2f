// The basic Han block; the number of a pair stays a small integer.
const FIRST = 0x4e00;
const LAST = 0x9fff;
const SHIFT = 15;
// Texts have far fewer; whatever comes beyond is made anew each time.
const MOST = 1 << 17;
const pairs = new Map<number, string>();
const singles = new Map<number, string>();

/** A number for two Han characters that stand side by side. */
export const pairCode = (first: number, second: number): number => ((first - FIRST) << SHIFT) | (second - FIRST);

export const isHan = (code: number): boolean => code >= FIRST && code <= LAST;

/** The Han character at a place, the same string every time: its hash is computed once, which halves the time that indexing takes. */
export function hanAt(run: string, i: number): string {
  const code = run.charCodeAt(i);
  const known = singles.get(code);
  if (known !== undefined) return known;
  const made = String.fromCharCode(code);
  if (singles.size < MOST) singles.set(code, made);
  return made;
}

/** The Han character before a place and the one there, the same string every time. */
export function pairAt(run: string, i: number): string {
  const first = run.charCodeAt(i - 1);
  const second = run.charCodeAt(i);
  const code = pairCode(first, second);
  const known = pairs.get(code);
  if (known !== undefined) return known;
  // Put together from its parts, not cut out: a slice would keep its whole text in memory.
  const made = String.fromCharCode(first, second);
  if (pairs.size < MOST) pairs.set(code, made);
  return made;
}
