import { weekdayOf } from '../shared/shanghai.ts';
import type { PublishedCalendar } from './published.ts';

/** Whether a day is worked; `provisional` when nobody has published that year's calendar yet. */
export interface DayKind {
  working: boolean;
  provisional: boolean;
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
      if (published.workdays.has(day)) return { working: true, provisional };
      if (published.holidays.has(day)) return { working: false, provisional };
      const off = weekdayOf(day) === 0 || weekdayOf(day) === 6 || (provisional && FIXED.has(day.slice(5)));
      return { working: !off, provisional };
    },
  };
}

// 元旦, 劳动节, 国庆节. The lunar holidays and 清明 are left to the notice: their days are the astronomers' to announce.
const FIXED = new Set(['01-01', '05-01', '05-02', '10-01', '10-02', '10-03']);
