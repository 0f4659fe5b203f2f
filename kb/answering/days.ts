/** Asia/Shanghai calendar day, `YYYY-MM-DD`. */
export type Day = string;

const two = (n: number): string => String(n).padStart(2, '0');

/** A day of a year; month and day are brought into the calendar (2月30日 is the month's last). */
export function dayInYear(year: number, month: number, day: number): Day {
  const m = Math.min(12, Math.max(1, month));
  const last = new Date(Date.UTC(year, m, 0)).getUTCDate();
  return `${year}-${two(m)}-${two(Math.min(last, Math.max(1, day)))}`;
}

export const addDays = (day: Day, days: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** The last day of a day's year. */
export const endOf = (day: Day): Day => `${day.slice(0, 4)}-12-31`;

/** The month some months away from a day's. */
export function shiftMonth(day: Day, months: number): { year: number; month: number } {
  const count = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  return { year: Math.floor(count / 12), month: (count % 12) + 1 };
}
