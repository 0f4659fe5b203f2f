import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TicketClock } from '../../../server/deadlines/ticket-clock.ts';
import { at, bureau } from './support.ts';

const deadlines = bureau();
const instants = fc.date({ min: at('2010-01-01 00:00'), max: at('2026-12-01 00:00'), noInvalidDate: true });

/** Counts day by day in the plainest way, with the raw data and UTC arithmetic of its own. */
const raw = createRequire(import.meta.url)('chinese-days/dist/chinese-days.json') as Record<
  'holidays' | 'workdays',
  Record<string, string>
>;
function oracle(receivedAt: Date, workingDays: number): string {
  const local = new Date(receivedAt.getTime() + 8 * 3_600_000);
  let left = workingDays;
  for (;;) {
    local.setUTCDate(local.getUTCDate() + 1);
    const day = local.toISOString().slice(0, 10);
    const weekend = [0, 6].includes(local.getUTCDay());
    if (day in raw.workdays || (!weekend && !(day in raw.holidays))) left--;
    if (left === 0) return day;
  }
}

const MINUTE = 60_000;

/** The day in which the minutes left at each pause run out, stepping through time one minute after another. */
function pausedOracle(receivedAt: Date, workingDays: number, pauses: [number, number][]): string {
  const worked = new Map<number, boolean>();
  const open = (time: number): boolean => {
    const midnight = Math.floor((time + 480 * MINUTE) / (1440 * MINUTE));
    let isWorked = worked.get(midnight);
    if (isWorked === undefined) {
      const date = new Date(midnight * 1440 * MINUTE);
      const day = date.toISOString().slice(0, 10);
      isWorked = day in raw.workdays || (![0, 6].includes(date.getUTCDay()) && !(day in raw.holidays));
      worked.set(midnight, isWorked);
    }
    const hour = ((time / MINUTE + 480) % 1440) / 60;
    return isWorked && ((hour >= 8.5 && hour < 12) || (hour >= 14.5 && hour < 18));
  };
  let day = oracle(receivedAt, workingDays);
  for (const [from, to] of pauses) {
    let left = 0;
    const end = at(`${day} 18:00`).getTime();
    for (let t = from; t < end; t += MINUTE) if (open(t)) left++;
    let last = 0;
    for (let t = to; left > 0; t += MINUTE) {
      if (!open(t)) continue;
      left--;
      last = t;
    }
    if (last > 0) day = new Date(last + 480 * MINUTE).toISOString().slice(0, 10);
  }
  return day;
}

describe('deadlines against a day-by-day oracle, 2010–2026', () => {
  it('agree on every instant', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 15 }), (receivedAt, workingDays) => {
        const { dueAt, provisional } = deadlines.due({ receivedAt, workingDays });
        expect(dueAt).toEqual(at(`${oracle(receivedAt, workingDays)} 18:00`));
        expect(provisional).toBe(false);
      }),
      { numRuns: 3000 },
    );
  });

  it('never come earlier for a later receipt, nor for more days', () => {
    fc.assert(
      fc.property(
        instants,
        fc.integer({ min: 0, max: 20 * 86_400_000 }),
        fc.integer({ min: 1, max: 5 }),
        (a, later, days) => {
          const due = (receivedAt: Date, workingDays: number) =>
            deadlines.due({ receivedAt, workingDays }).dueAt.getTime();
          expect(due(new Date(a.getTime() + later), days)).toBeGreaterThanOrEqual(due(a, days));
          expect(due(a, days + 1)).toBeGreaterThan(due(a, days));
        },
      ),
    );
  });

  it('opening minutes add up', () => {
    fc.assert(
      fc.property(instants, fc.nat(5_000_000), fc.nat(5_000_000), (a, x, y) => {
        const b = new Date(a.getTime() + x * 100);
        const c = new Date(b.getTime() + y * 100);
        const { openMinutesBetween: open } = deadlines;
        expect(open(a, c)).toBeCloseTo(open(a, b) + open(b, c), 5);
        expect(open(c, a)).toBeCloseTo(-open(a, c), 5);
      }),
    );
  });

  it('pauses agree with counting minute by minute', () => {
    const minutes = fc.integer({ min: 0, max: 4 * 1440 });
    const start = fc.date({ min: at('2010-01-01 00:00'), max: at('2026-10-01 00:00'), noInvalidDate: true });
    fc.assert(
      fc.property(
        start,
        fc.constantFrom(1, 3),
        fc.array(fc.tuple(minutes, minutes), { minLength: 1, maxLength: 3 }),
        (received, workingDays, spans) => {
          const receivedAt = new Date(Math.floor(received.getTime() / MINUTE) * MINUTE);
          let time = receivedAt.getTime();
          const pauses = spans.map(([wait, length]): [number, number] => {
            const from = time + wait * MINUTE;
            time = from + length * MINUTE;
            return [from, time];
          });
          const running: TicketClock = {
            level: 'county',
            startedAt: receivedAt.toISOString(),
            workingDays,
            pauses: [],
          };
          const clock = pauses.reduce(
            (c, [from, to]) => deadlines.resume(deadlines.pause(c, new Date(from)), new Date(to)),
            running,
          );
          const due = deadlines.dueOf(clock).dueAt;
          expect(due).toEqual(at(`${pausedOracle(receivedAt, workingDays, pauses)} 18:00`));
          expect(due.getTime()).toBeGreaterThanOrEqual(deadlines.dueOf(running).dueAt.getTime());
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('the host', () => {
  it.each(['UTC', 'America/Los_Angeles', 'Asia/Shanghai', 'Pacific/Kiritimati'])(
    'does not move with the host’s zone: %s',
    (TZ) => {
      const code = `
      const { bureau, at } = await import(${JSON.stringify(join(import.meta.dirname, 'support.ts'))});
      const { dayOf, weekdayLabel } = await import(${JSON.stringify(join(import.meta.dirname, '../../../server/shared/shanghai.ts'))});
      const d = bureau();
      const days = ['2026-11-23T15:59:59Z', '2026-11-23T16:00:00Z'].map((t) => dayOf(new Date(t))).map((x) => x + weekdayLabel(x));
      const out = ['2026-02-13 23:30', '2026-09-18 00:10', '2026-12-31 10:00'].map((t) => d.due({ receivedAt: at(t), workingDays: 1 }).dueAt.toISOString());
      console.log(JSON.stringify([...out, ...days, d.promise(at('2026-11-25 18:00'))]));`;
      const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code], {
        env: { ...process.env, TZ },
        encoding: 'utf8',
      });
      expect(stderr).toBe('');
      expect(JSON.parse(stdout)).toEqual([
        '2026-02-14T10:00:00.000Z',
        '2026-09-20T10:00:00.000Z',
        '2027-01-04T10:00:00.000Z',
        '2026-11-23周一',
        '2026-11-24周二',
        '最迟 2026年11月25日（周三）18:00 前答复',
      ]);
    },
  );
});
