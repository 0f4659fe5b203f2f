import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWorkingCalendar } from '../../../server/deadlines/calendar.ts';
import { packagedCalendar } from '../../../server/deadlines/published.ts';
import { dayOf } from '../../../server/shared/shanghai.ts';
import { at, bureau } from './support.ts';

const deadlines = bureau();
const calendar = createWorkingCalendar(packagedCalendar());
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

  it('a pause never shortens, and its length does not matter once the bureau is closed', () => {
    fc.assert(
      fc.property(
        instants,
        fc.nat(3 * 1440),
        fc.nat(7 * 1440),
        fc.constantFrom(1, 3),
        (receivedAt, wait, length, workingDays) => {
          const clock = { level: 'county', startedAt: receivedAt.toISOString(), workingDays, pauses: [] };
          const from = new Date(receivedAt.getTime() + wait * 60_000);
          const paused = deadlines.resume(deadlines.pause(clock, from), new Date(from.getTime() + length * 60_000));
          expect(deadlines.dueOf(paused).dueAt.getTime()).toBeGreaterThanOrEqual(
            deadlines.dueOf(clock).dueAt.getTime(),
          );
        },
      ),
    );
  });
});

describe('the calendar', () => {
  it('agrees with another package on every day of 2019–2026', () => {
    const dir = join(dirname(createRequire(import.meta.url).resolve('holiday-calendar/package.json')), 'data/CN');
    const differences: string[] = [];
    for (const file of readdirSync(dir).filter((name) => /^(2019|202[0-6])\.json$/.test(name))) {
      const { dates } = JSON.parse(readFileSync(join(dir, file), 'utf8')) as {
        dates: { date: string; type: string }[];
      };
      const special = new Map(dates.map((d) => [d.date, d.type]));
      for (
        let day = new Date(`${file.slice(0, 4)}-01-01T00:00:00Z`);
        day.getUTCFullYear() === Number(file.slice(0, 4));
        day.setUTCDate(day.getUTCDate() + 1)
      ) {
        const name = day.toISOString().slice(0, 10);
        const weekend = [0, 6].includes(day.getUTCDay());
        const type = special.get(name);
        const working = type === 'transfer_workday' || (type !== 'public_holiday' && !weekend);
        if (calendar.dayKind(name).working !== working) differences.push(name);
      }
    }
    expect(differences).toEqual([]);
  });

  it.each(['UTC', 'America/Los_Angeles', 'Asia/Shanghai', 'Pacific/Kiritimati'])(
    'does not move with the host’s zone: %s',
    (TZ) => {
      const code = `
      const { bureau, at } = await import(${JSON.stringify(join(import.meta.dirname, 'support.ts'))});
      const d = bureau();
      const out = ['2026-02-13 23:30', '2026-09-18 00:10', '2026-12-31 10:00'].map((t) => d.due({ receivedAt: at(t), workingDays: 1 }).dueAt.toISOString());
      console.log(JSON.stringify(out));`;
      const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code], {
        env: { ...process.env, TZ },
        encoding: 'utf8',
      });
      expect(stderr).toBe('');
      expect(JSON.parse(stdout)).toEqual([
        '2026-02-14T10:00:00.000Z',
        '2026-09-20T10:00:00.000Z',
        '2027-01-04T10:00:00.000Z',
      ]);
      expect(dayOf(new Date('2026-11-23T16:00:00Z'))).toBe('2026-11-24');
    },
  );
});
