import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { at, bureau } from './support.ts';

const deadlines = bureau();

/** received, working days, due day; "provisional" when the year has no calendar yet. */
const CASES: Record<string, [string, number, string, 'provisional'?][]> = {
  'an ordinary week': [
    ['2026-11-23 10:00', 1, '2026-11-24'],
    ['2026-11-23 10:00', 3, '2026-11-26'],
    ['2026-11-23 00:00', 1, '2026-11-24'],
    ['2026-11-23 23:59', 1, '2026-11-24'],
    ['2026-11-25 17:59', 1, '2026-11-26'],
    ['2026-11-25 18:01', 1, '2026-11-26'],
    ['2026-11-26 09:00', 1, '2026-11-27'],
    ['2026-11-26 09:00', 3, '2026-12-01'],
  ],
  'Friday and the weekend': [
    ['2026-11-27 09:00', 1, '2026-11-30'],
    ['2026-11-27 20:00', 1, '2026-11-30'],
    ['2026-11-27 20:00', 3, '2026-12-02'],
    ['2026-11-28 10:00', 1, '2026-11-30'],
    ['2026-11-28 10:00', 3, '2026-12-02'],
    ['2026-11-29 00:00', 1, '2026-11-30'],
    ['2026-11-29 23:59', 3, '2026-12-02'],
  ],
  'New Year 2026: 1–3 January off, Sunday 4 worked': [
    ['2025-12-30 10:00', 1, '2025-12-31'],
    ['2025-12-30 10:00', 3, '2026-01-05'],
    ['2025-12-31 10:00', 1, '2026-01-04'],
    ['2025-12-31 10:00', 3, '2026-01-06'],
    ['2026-01-01 10:00', 1, '2026-01-04'],
    ['2026-01-03 10:00', 1, '2026-01-04'],
    ['2026-01-04 10:00', 1, '2026-01-05'],
  ],
  'Spring Festival 2026: Saturday 14 February worked, 15–23 off, Saturday 28 worked': [
    ['2026-02-13 10:00', 1, '2026-02-14'],
    ['2026-02-13 20:00', 3, '2026-02-25'],
    ['2026-02-14 10:00', 1, '2026-02-24'],
    ['2026-02-14 10:00', 3, '2026-02-26'],
    ['2026-02-16 10:00', 1, '2026-02-24'],
    ['2026-02-16 10:00', 3, '2026-02-26'],
    ['2026-02-23 23:00', 1, '2026-02-24'],
    ['2026-02-26 10:00', 1, '2026-02-27'],
    ['2026-02-27 10:00', 1, '2026-02-28'],
    ['2026-02-27 20:00', 3, '2026-03-03'],
    ['2026-02-28 10:00', 1, '2026-03-02'],
  ],
  '清明 2026: 4–6 April off': [
    ['2026-04-03 10:00', 1, '2026-04-07'],
    ['2026-04-03 10:00', 3, '2026-04-09'],
    ['2026-04-06 10:00', 1, '2026-04-07'],
  ],
  'Labour Day 2026: 1–5 May off, Saturday 9 worked': [
    ['2026-04-30 10:00', 1, '2026-05-06'],
    ['2026-04-30 10:00', 3, '2026-05-08'],
    ['2026-05-08 10:00', 1, '2026-05-09'],
    ['2026-05-08 20:00', 3, '2026-05-12'],
    ['2026-05-09 10:00', 1, '2026-05-11'],
  ],
  '端午 2026: 19–21 June off': [
    ['2026-06-18 10:00', 1, '2026-06-22'],
    ['2026-06-19 10:00', 3, '2026-06-24'],
  ],
  '中秋 2026: Sunday 20 September worked, 25–27 off': [
    ['2026-09-18 20:00', 1, '2026-09-20'],
    ['2026-09-19 10:00', 1, '2026-09-20'],
    ['2026-09-19 10:00', 3, '2026-09-22'],
    ['2026-09-20 10:00', 1, '2026-09-21'],
    ['2026-09-24 10:00', 1, '2026-09-28'],
    ['2026-09-24 10:00', 3, '2026-09-30'],
  ],
  'National Day 2026: 1–7 October off, Saturday 10 worked': [
    ['2026-09-30 10:00', 1, '2026-10-08'],
    ['2026-09-30 10:00', 3, '2026-10-10'],
    ['2026-10-01 10:00', 1, '2026-10-08'],
    ['2026-10-07 23:00', 3, '2026-10-10'],
    ['2026-10-09 10:00', 1, '2026-10-10'],
    ['2026-10-09 20:00', 3, '2026-10-13'],
    ['2026-10-10 10:00', 1, '2026-10-12'],
  ],
  'the year end, into a year without a calendar': [
    ['2026-12-30 10:00', 1, '2026-12-31'],
    ['2026-12-29 10:00', 3, '2027-01-04', 'provisional'],
    ['2026-12-30 10:00', 3, '2027-01-05', 'provisional'],
    ['2026-12-31 10:00', 1, '2027-01-04', 'provisional'],
    ['2027-01-01 10:00', 1, '2027-01-04', 'provisional'],
    ['2027-04-30 10:00', 1, '2027-05-03', 'provisional'],
    ['2027-09-30 10:00', 1, '2027-10-04', 'provisional'],
  ],
};

for (const [name, rows] of Object.entries(CASES)) {
  describe(name, () => {
    it.each(rows)('received %s, %i working days: close of business of %s', (received, workingDays, day, mark) => {
      const due = deadlines.due({ receivedAt: at(received), workingDays });
      expect(due).toEqual({ dueAt: at(`${day} 18:00`), provisional: mark === 'provisional' });
    });
  });
}

describe('midnight is Shanghai’s', () => {
  it.each([
    ['2026-11-26T15:59:59Z', '2026-11-27'],
    ['2026-11-26T16:00:00Z', '2026-11-30'],
  ])('received %s: %s', (received, day) => {
    expect(deadlines.due({ receivedAt: new Date(received), workingDays: 1 }).dueAt).toEqual(at(`${day} 18:00`));
  });
});

describe('when the calendar arrives', () => {
  const withCalendar = (text: string) => {
    const dir = mkdtempSync(join(tmpdir(), 'consult-calendar-'));
    writeFileSync(join(dir, '2027.yaml'), text);
    return bureau(dir);
  };

  it('the same receipt has another deadline, no longer provisional', () => {
    const published = withCalendar(
      'complete: true\nsource: 测试用通知\nholidays: [2027-01-01, 2027-01-04]\nworkdays: [2027-01-03]\n',
    );
    const receivedAt = at('2026-12-31 10:00');
    expect(published.due({ receivedAt, workingDays: 1 })).toEqual({
      dueAt: at('2027-01-03 18:00'),
      provisional: false,
    });
    expect(published.due({ receivedAt, workingDays: 2 })).toEqual({
      dueAt: at('2027-01-05 18:00'),
      provisional: false,
    });
  });

  it('a single local day keeps the year provisional', () => {
    const local = withCalendar('source: 测试用通知\nholidays: [2027-01-04]\n');
    const due = local.due({ receivedAt: at('2026-12-31 10:00'), workingDays: 1 });
    expect(due).toEqual({ dueAt: at('2027-01-05 18:00'), provisional: true });
  });

  it.each([
    ['holidays: [2027-01-01]\n', /source/],
    ['source: x\nholidays: [2028-01-01]\n', /2028-01-01/],
    ['source: x\nholidays: [tomorrow]\n', /holidays/],
    ['source: x\nholidays: [2027-02-29]\n', /holidays\.0 应是确有的日期/],
    ['source: x\nholidays: [2027-01-04]\nworkdays: [2027-01-04]\n', /2027-01-04 不能既放假又上班/],
    ['source: x\nholiday: [2027-01-04]\n', /holiday/],
    ['source: [x\n', /flow/i],
  ])('a broken file is refused by name: %j', (text, message) => {
    expect(() => withCalendar(text)).toThrow(message);
    expect(() => withCalendar(text)).toThrow(/2027\.yaml/);
  });
});

describe('words', () => {
  it.each([
    ['2026-11-25 18:00', '最迟 2026年11月25日（周三）18:00 前答复'],
    ['2026-01-04 18:00', '最迟 2026年1月4日（周日）18:00 前答复'],
  ])('%s', (due, words) => {
    expect(deadlines.promise(at(due))).toBe(words);
  });
  it('opening hours', () => {
    expect(deadlines.hoursText()).toBe('工作日 08:30–12:00、14:30–18:00');
  });
});

describe('open', () => {
  it.each([
    ['2026-11-23 08:29', false],
    ['2026-11-23 08:30', true],
    ['2026-11-23 11:59', true],
    ['2026-11-23 12:00', false],
    ['2026-11-23 14:30', true],
    ['2026-11-23 18:00', false],
    ['2026-11-22 10:00', false],
    ['2026-10-01 10:00', false],
    ['2026-10-10 10:00', true],
  ])('%s: %s', (time, open) => {
    expect(deadlines.isOpen(at(time))).toBe(open);
  });
});

describe('the next opening', () => {
  it.each([
    ['2026-11-23 07:00', '2026-11-23 08:30'],
    ['2026-11-23 08:30', '2026-11-23 08:30'],
    ['2026-11-23 10:15', '2026-11-23 10:15'],
    ['2026-11-23 12:00', '2026-11-23 14:30'],
    ['2026-11-23 18:00', '2026-11-24 08:30'],
    ['2026-11-27 20:00', '2026-11-30 08:30'],
    ['2026-09-19 10:00', '2026-09-20 08:30'],
    ['2026-02-14 18:30', '2026-02-24 08:30'],
    ['2026-09-30 20:00', '2026-10-08 08:30'],
    ['2026-12-31 19:00', '2027-01-04 08:30'],
  ])('from %s: %s', (from, opening) => {
    expect(deadlines.nextOpening(at(from))).toEqual(at(opening));
  });
});
