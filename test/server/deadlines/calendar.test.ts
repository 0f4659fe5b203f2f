import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createWorkingCalendar } from '../../../server/deadlines/calendar.ts';
import { packagedCalendar, withOverrides } from '../../../server/deadlines/published.ts';

const calendar = createWorkingCalendar(packagedCalendar());

describe('a day', () => {
  it.each([
    ['2026-11-23', true, false, '工作日'],
    ['2026-11-28', false, false, '周末'],
    ['2026-02-17', false, false, '春节'],
    ['2026-02-14', true, false, '春节调休上班'],
    ['2026-09-20', true, false, '国庆节调休上班'],
    ['2027-01-01', false, true, '元旦'],
    ['2027-02-28', false, true, '周末'],
    ['2027-05-02', false, true, '劳动节'],
    ['2027-05-04', true, true, '工作日'],
    ['2027-10-01', false, true, '国庆节'],
  ])('%s: worked %s, provisional %s, %s', (day, working, provisional, reason) => {
    expect(calendar.dayKind(day)).toEqual({ working, provisional, reason });
  });

  it('that an override names says where that comes from, in either direction', () => {
    const dir = mkdtempSync(join(tmpdir(), 'consult-calendar-'));
    writeFileSync(join(dir, '2026.yaml'), 'source: 测试用通知\nholidays: [2026-02-14]\nworkdays: [2026-02-15]\n');
    const { dayKind } = createWorkingCalendar(withOverrides(packagedCalendar(), dir));
    expect(dayKind('2026-02-14')).toEqual({ working: false, provisional: false, reason: '测试用通知' });
    expect(dayKind('2026-02-15')).toEqual({ working: true, provisional: false, reason: '测试用通知' });
    expect(dayKind('2026-02-16').reason).toBe('春节');
  });
});

/** Days on which the other package and ours disagree, with what ours says. */
function differences(from: number, until: number): [string, boolean][] {
  const dir = join(dirname(createRequire(import.meta.url).resolve('holiday-calendar/package.json')), 'data/CN');
  const years = readdirSync(dir)
    .flatMap((name) => /^(\d{4})\.json$/.exec(name)?.[1] ?? [])
    .filter((y) => Number(y) >= from && Number(y) <= until);
  expect(years).toHaveLength(until - from + 1);
  return years.flatMap((year) => {
    const { dates } = JSON.parse(readFileSync(join(dir, `${year}.json`), 'utf8')) as {
      dates: { date: string; type: string }[];
    };
    const special = new Map(dates.map((d) => [d.date, d.type]));
    const found: [string, boolean][] = [];
    for (let at = Date.parse(`${year}-01-01`); ; at += 86_400_000) {
      const date = new Date(at);
      const day = date.toISOString().slice(0, 10);
      if (!day.startsWith(year)) return found;
      const weekend = [0, 6].includes(date.getUTCDay());
      const type = special.get(day);
      const theirs = type === 'transfer_workday' || (type !== 'public_holiday' && !weekend);
      const { working } = calendar.dayKind(day);
      if (working !== theirs) found.push([day, working]);
    }
  });
}

describe('the calendar against the package holiday-calendar', () => {
  it('agrees on every day of 2019–2026', () => {
    expect(differences(2019, 2026)).toEqual([]);
  });

  // Each checked against the wording of the notice: ours is right on all seven.
  it('differs on seven days of 2010–2018, where ours follows the notice', () => {
    expect(differences(2010, 2018)).toEqual([
      ['2011-12-31', true], // 国办发明电〔2011〕45号, for 2012: Saturday worked
      ['2015-01-04', true], // notice of 2014-12-16, for 2015: Sunday worked
      ['2016-04-02', false], // 国办发明电〔2015〕18号: 清明 joins the weekend, no make-up day
      ['2018-06-16', false], // 国办发明电〔2017〕12号: 端午 joins the weekend, no make-up day
      ['2018-09-22', false], // the same: 中秋 joins the weekend, no make-up day
      ['2018-12-29', true], // notice for 2019: Saturday worked …
      ['2018-12-31', false], // … for the Monday off
    ]);
  });
});
