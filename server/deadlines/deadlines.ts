import { addDays, atMinute, dayOf, minuteOfDay, weekdayLabel } from '../shared/shanghai.ts';
import type { WorkingCalendar } from './calendar.ts';

/** An opening interval in minutes since midnight; a day's intervals are in order and apart. */
export interface Interval {
  from: number;
  to: number;
}

export interface Due {
  dueAt: Date;
  provisional: boolean;
}

export type Deadlines = ReturnType<typeof createDeadlines>;

// Longer than any run of days off; without it a wrong calendar would loop for ever.
const HORIZON_DAYS = 400;

/** Deadlines and opening time over a working calendar. All days are Asia/Shanghai. */
export function createDeadlines({ calendar, hours }: { calendar: WorkingCalendar; hours: Interval[] }) {
  const close = hours.at(-1)?.to ?? 0;
  const working = (day: string) => calendar.dayKind(day).working;

  /** Opening minutes of one day between two minutes of it. */
  const openWithin = (day: string, from: number, to: number): number =>
    working(day) ? hours.reduce((sum, h) => sum + Math.max(0, Math.min(to, h.to) - Math.max(from, h.from)), 0) : 0;

  function openMinutesBetween(a: Date, b: Date): number {
    if (b < a) return -openMinutesBetween(b, a);
    const last = dayOf(b);
    let sum = 0;
    for (let day = dayOf(a); day <= last; day = addDays(day, 1)) {
      sum += openWithin(day, day === dayOf(a) ? minuteOfDay(a) : 0, day === last ? minuteOfDay(b) : 1440);
    }
    return sum;
  }

  return {
    /**
     * The deadline of `workingDays` from receipt: the day of receipt does not count, and it ends at close of business of the
     * last working day counted. `provisional` when a day on the way lies in a year without a published calendar.
     */
    due({ receivedAt, workingDays }: { receivedAt: Date; workingDays: number }): Due {
      let day = dayOf(receivedAt);
      let provisional = false;
      let counted = 0;
      for (let i = 0; i < HORIZON_DAYS && counted < workingDays; i++) {
        day = addDays(day, 1);
        const kind = calendar.dayKind(day);
        provisional ||= kind.provisional;
        if (kind.working) counted++;
      }
      if (counted < workingDays) throw new Error(`no ${workingDays} working days after ${dayOf(receivedAt)}`);
      return { dueAt: atMinute(day, close), provisional };
    },

    /** The close of business of the day in which `minutes` of opening time, counted from `at`, run out. */
    dueAfterMinutes(at: Date, minutes: number): Due {
      let left = minutes;
      let provisional = false;
      for (let i = 0, day = dayOf(at); i < HORIZON_DAYS; i++, day = addDays(day, 1)) {
        const kind = calendar.dayKind(day);
        provisional ||= kind.provisional;
        const open = openWithin(day, i === 0 ? minuteOfDay(at) : 0, 1440);
        if (kind.working && open > 0 && left <= open) return { dueAt: atMinute(day, close), provisional };
        left -= open;
      }
      throw new Error(`no ${minutes} opening minutes after ${at.toISOString()}`);
    },

    openMinutesBetween,

    isOpen(at: Date): boolean {
      const minute = minuteOfDay(at);
      return working(dayOf(at)) && hours.some((h) => h.from <= minute && minute < h.to);
    },

    /** The next moment, `at` itself included, at which the bureau is open. */
    nextOpening(at: Date): Date {
      for (let i = 0, day = dayOf(at); i < HORIZON_DAYS; i++, day = addDays(day, 1)) {
        const minute = i === 0 ? minuteOfDay(at) : 0;
        const span = working(day) ? hours.find((h) => minute < h.to) : undefined;
        if (span) return span.from <= minute ? new Date(at) : atMinute(day, span.from);
      }
      throw new Error(`no opening after ${at.toISOString()}`);
    },

    /** The promise in words: "最迟 2026年11月25日（周三）18:00 前答复". */
    promise(dueAt: Date): string {
      const day = dayOf(dueAt);
      const [year, month, date] = day.split('-').map(Number);
      return `最迟 ${year}年${month}月${date}日（${weekdayLabel(day)}）${clockText(minuteOfDay(dueAt))} 前答复`;
    },

    /** "工作日 08:30–12:00、14:30–18:00" */
    hoursText: (): string => `工作日 ${hours.map((h) => `${clockText(h.from)}–${clockText(h.to)}`).join('、')}`,
  };
}

const two = (n: number): string => String(Math.floor(n)).padStart(2, '0');
const clockText = (minute: number): string => `${two(minute / 60)}:${two(minute % 60)}`;
