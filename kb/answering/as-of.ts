const two = (n: number): string => String(n).padStart(2, '0');
const YEAR = String.raw`(?<![\d第])((?:19|20)\d{2})\s*年(?!第?\d+号)`;

/**
 * The day that a question is about: a year (and month, and day) named in it, or 去年, 前年, 今年, relative to `asOf`; otherwise `asOf`.
 * A year alone means its middle, so that a rule changed at New Year is asked on the right side; a month means its 15th. A year that
 * has not ended, or a future one, is not moved past what the words say.
 */
export function dayAskedFor(text: string, asOf: string): string {
  const folded = text.normalize('NFKC');
  const year = Number(asOf.slice(0, 4));
  const full = new RegExp(`${YEAR}(?:\\s*(\\d{1,2})\\s*月(?:份)?(?:\\s*(\\d{1,2})\\s*[日号])?)?`).exec(folded);
  if (full) return dayOf(Number(full[1]), full[2], full[3], asOf);
  const relative = /(大前年|前年|去年|上一?年度)(?:\s*(\d{1,2})\s*月(?:份)?(?:\s*(\d{1,2})\s*[日号])?)?/.exec(folded);
  if (relative) {
    const back = { 大前年: 3, 前年: 2 }[relative[1] ?? ''] ?? 1;
    return dayOf(year - back, relative[2], relative[3], asOf);
  }
  return asOf;
}

function dayOf(year: number, month: string | undefined, day: string | undefined, asOf: string): string {
  // The current year without a month is now: today's rule is the one that is meant.
  if (month === undefined) return String(year) === asOf.slice(0, 4) ? asOf : `${year}-06-30`;
  const m = Math.min(12, Math.max(1, Number(month)));
  const last = new Date(Date.UTC(year, m, 0)).getUTCDate();
  const d = day === undefined ? 15 : Math.min(last, Math.max(1, Number(day)));
  return `${year}-${two(m)}-${two(d)}`;
}
