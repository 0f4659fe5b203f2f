import { weekdayOf } from '../shared/shanghai.ts';
import type { PublishedCalendar } from './published.ts';

/** Whether a day is worked; `provisional` when nobody has published that year's calendar yet. */
export interface DayKind {
  working: boolean;
  provisional: boolean;
  /** Why, in words for people: "春节", "国庆节调休上班", "周末", "工作日", or an override's source. */
  reason: string;
}

export interface WorkingCalendar {
  /** @param day Asia/Shanghai, `YYYY-MM-DD` */
  dayKind(day: string): DayKind;
}

/** Working days: the published calendar, make-up days (调休) included; for other years weekends and
 * the holidays with a fixed date (全国年节及纪念日放假办法, 2024 revision), marked provisional. */
export function createWorkingCalendar(published: PublishedCalendar): WorkingCalendar {
  return {
    dayKind(day) {
      const provisional = !published.years.has(day.slice(0, 4));
      const worked = published.workdays.get(day);
      if (worked !== undefined) return { working: true, provisional, reason: worked };
      const off = published.holidays.get(day) ?? (provisional ? FIXED.get(day.slice(5)) : undefined);
      if (off !== undefined) return { working: false, provisional, reason: off };
      const weekend = weekdayOf(day) === 0 || weekdayOf(day) === 6;
      return { working: !weekend, provisional, reason: weekend ? '周末' : '工作日' };
    },
  };
}

// The lunar holidays and 清明 are left to the notice: their days are the astronomers' to announce.
const FIXED = new Map([
  ['01-01', '元旦'],
  ['05-01', '劳动节'],
  ['05-02', '劳动节'],
  ['10-01', '国庆节'],
  ['10-02', '国庆节'],
  ['10-03', '国庆节'],
]);
