import { describe, expect, it } from 'vitest';
import type { TicketClock } from '../../../server/deadlines/ticket-clock.ts';
import { at, bureau } from './support.ts';

const deadlines = bureau();
const started = (received: string, workingDays: number): TicketClock => ({
  level: 'county',
  startedAt: at(received).toISOString(),
  workingDays,
  pauses: [],
});

/** received, working days, pauses from–to, due day. */
const PAUSES: [string, string, number, [string, string][], string][] = [
  ['over two days', '2026-11-23 10:00', 1, [['2026-11-24 09:30', '2026-11-26 15:00']], '2026-11-27'],
  ['over a weekend', '2026-11-26 10:00', 1, [['2026-11-27 16:00', '2026-11-30 09:00']], '2026-11-30'],
  ['for an hour on the last day', '2026-11-26 10:00', 1, [['2026-11-27 16:00', '2026-11-27 17:00']], '2026-11-30'],
  ['within lunch', '2026-11-23 10:00', 1, [['2026-11-24 12:30', '2026-11-24 13:00']], '2026-11-24'],
  ['at night', '2026-11-23 10:00', 1, [['2026-11-23 20:00', '2026-11-24 07:00']], '2026-11-24'],
  ['for no time', '2026-11-23 10:00', 1, [['2026-11-24 10:00', '2026-11-24 10:00']], '2026-11-24'],
  ['on the day of receipt', '2026-11-23 10:00', 1, [['2026-11-23 11:00', '2026-11-25 11:00']], '2026-11-26'],
  ['within a weekend', '2026-11-28 10:00', 1, [['2026-11-28 12:00', '2026-11-29 20:00']], '2026-11-30'],
  ['over the Spring Festival', '2026-02-13 10:00', 1, [['2026-02-14 14:30', '2026-02-23 10:00']], '2026-02-24'],
  ['over a make-up Sunday', '2026-09-18 10:00', 1, [['2026-09-20 08:30', '2026-09-21 08:30']], '2026-09-21'],
  ['after the deadline', '2026-11-23 10:00', 1, [['2026-11-25 10:00', '2026-11-26 10:00']], '2026-11-24'],
  [
    'twice',
    '2026-11-23 10:00',
    3,
    [
      ['2026-11-24 08:30', '2026-11-25 08:30'],
      ['2026-11-27 14:30', '2026-11-30 14:30'],
    ],
    '2026-11-30',
  ],
];

describe('waiting for the taxpayer', () => {
  it.each(PAUSES)('%s', (_what, received, days, pauses, day) => {
    const clock = pauses.reduce(
      (c, [from, to]) => deadlines.resume(deadlines.pause(c, at(from)), at(to)),
      started(received, days),
    );
    expect(deadlines.dueOf(clock)).toEqual({ dueAt: at(`${day} 18:00`), provisional: false });
  });

  it('into a year without a calendar makes it provisional', () => {
    const clock = deadlines.resume(
      deadlines.pause(started('2026-12-30 10:00', 1), at('2026-12-31 16:00')),
      at('2026-12-31 17:30'),
    );
    expect(deadlines.dueOf(clock)).toEqual({ dueAt: at('2027-01-04 18:00'), provisional: true });
  });

  it('resumed in a year without a calendar is provisional: nobody knows yet whether that day is worked', () => {
    const paused = deadlines.pause(started('2026-12-30 10:00', 1), at('2026-12-31 17:00'));
    const clock = deadlines.resume(paused, at('2027-01-05 09:00'));
    expect(deadlines.dueOf(clock)).toEqual({ dueAt: at('2027-01-05 18:00'), provisional: true });
  });

  it.each([
    ['2026-11-25 09:30', '2026-11-26 10:00', -510],
    ['2026-11-24 18:00', '2026-11-25 09:30', -60],
  ])('from %s, when the deadline has passed, does not hide that it is late', (from, now, minutesLeft) => {
    const clock = deadlines.pause(started('2026-11-23 10:00', 1), at(from));
    expect(deadlines.statusOf(clock, at(now))).toEqual({
      dueAt: at('2026-11-24 18:00'),
      provisional: false,
      urgency: 'late',
      minutesLeft,
    });
  });

  it('ends with the answer: 360 minutes were left, and from 7 December 10:00 they run out on the 8th', () => {
    const paused = deadlines.pause(started('2026-11-23 10:00', 1), at('2026-11-24 09:30'));
    const clock = deadlines.stop(paused, at('2026-12-07 10:00'));
    expect(clock.pauses).toEqual([
      { from: at('2026-11-24 09:30').toISOString(), to: at('2026-12-07 10:00').toISOString() },
    ]);
    expect(deadlines.statusOf(clock, at('2026-12-20 10:00'))).toEqual({
      dueAt: at('2026-12-08 18:00'),
      provisional: false,
      urgency: 'stopped',
      minutesLeft: 120 + 210 + 420,
    });
  });

  it('is not shortened by a host clock that was set back', () => {
    const clock = started('2026-11-23 10:00', 3);
    const paused = deadlines.pause(clock, at('2026-11-25 09:30'));
    const resumed = deadlines.resume(paused, at('2026-11-20 09:30'));
    expect(deadlines.dueOf(resumed)).toEqual(deadlines.dueOf(clock));
    expect(deadlines.pause(resumed, at('2026-11-20 09:30')).pauses[1]).toEqual({
      from: at('2026-11-25 09:30').toISOString(),
    });
    expect(deadlines.pause(clock, at('2026-11-20 09:30')).pauses[0]?.from).toBe(clock.startedAt);
    expect(deadlines.stop(clock, at('2026-11-20 09:30')).stoppedAt).toBe(clock.startedAt);
  });

  it('leaves the clock it was given as it was', () => {
    const clock = Object.freeze({ ...started('2026-11-23 10:00', 1), pauses: Object.freeze([]) as never });
    const paused = deadlines.pause(clock, at('2026-11-24 09:30'));
    deadlines.stop(paused, at('2026-11-25 09:30'));
    expect(clock.pauses).toEqual([]);
    expect(paused.pauses).toEqual([{ from: at('2026-11-24 09:30').toISOString() }]);
  });

  it('stands still meanwhile', () => {
    const clock = deadlines.pause(started('2026-11-23 10:00', 1), at('2026-11-24 09:30'));
    for (const now of ['2026-11-24 09:30', '2026-11-24 17:00', '2026-12-24 10:00']) {
      expect(deadlines.statusOf(clock, at(now))).toMatchObject({ urgency: 'stopped', minutesLeft: 360 });
    }
  });

  it('cannot begin twice, end twice, or begin when answered', () => {
    const running = started('2026-11-23 10:00', 1);
    const paused = deadlines.pause(running, at('2026-11-24 09:00'));
    const stopped = deadlines.stop(running, at('2026-11-24 09:00'));
    expect(() => deadlines.pause(paused, at('2026-11-24 10:00'))).toThrow(
      expect.objectContaining({ code: 'CLOCK_PAUSED' }),
    );
    expect(() => deadlines.resume(running, at('2026-11-24 10:00'))).toThrow(
      expect.objectContaining({ code: 'CLOCK_RUNNING' }),
    );
    expect(() => deadlines.pause(stopped, at('2026-11-24 10:00'))).toThrow(
      expect.objectContaining({ code: 'CLOCK_STOPPED' }),
    );
    expect(() => deadlines.resume(stopped, at('2026-11-24 10:00'))).toThrow(
      expect.objectContaining({ code: 'CLOCK_STOPPED' }),
    );
    expect(deadlines.stop(stopped, at('2026-11-25 09:00'))).toEqual(stopped);
  });
});

describe('urgency', () => {
  it.each([
    ['2026-11-23 10:00', 'normal', 690 + 60],
    ['2026-11-24 10:00', 'normal', 330],
    ['2026-11-24 11:30', 'normal', 240],
    ['2026-11-24 11:31', 'near', 239],
    ['2026-11-24 13:00', 'near', 210],
    ['2026-11-24 18:00', 'near', 0],
    ['2026-11-24 18:01', 'late', 0],
    ['2026-11-25 09:30', 'late', -60],
    ['2026-11-28 10:00', 'late', -1260],
  ])('at %s: %s, %i opening minutes', (now, urgency, minutesLeft) => {
    expect(deadlines.statusOf(started('2026-11-23 10:00', 1), at(now))).toMatchObject({ urgency, minutesLeft });
  });

  it('answered is stopped, and shows what was left', () => {
    const clock = deadlines.stop(started('2026-11-23 10:00', 1), at('2026-11-24 10:00'));
    expect(deadlines.statusOf(clock, at('2026-12-24 10:00'))).toMatchObject({ urgency: 'stopped', minutesLeft: 330 });
  });
});
