// China has one zone, UTC+8, without summer time since 1992; every instant that this service handles is later. Computing with
// the fixed offset keeps the host's zone out (law 6).
const OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;
const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];

/** The Asia/Shanghai day of an instant, `YYYY-MM-DD`. */
export const dayOf = (at: Date): string => new Date(at.getTime() + OFFSET_MS).toISOString().slice(0, 10);

/** Minutes since Shanghai midnight, with seconds as fractions. */
export const minuteOfDay = (at: Date): number => ((at.getTime() + OFFSET_MS) % DAY_MS) / 60_000;

/** The instant of a Shanghai day and a time in minutes since midnight. */
export const atMinute = (day: string, minute: number): Date =>
  new Date(Date.parse(`${day}T00:00:00Z`) - OFFSET_MS + minute * 60_000);

/** 0 Sunday … 6 Saturday. */
export const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();

export const weekdayLabel = (day: string): string => WEEKDAYS[weekdayOf(day)] ?? '';

export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
