import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

/** Days off and make-up working days that somebody with authority published, and the years that are complete. */
export interface PublishedCalendar {
  holidays: ReadonlySet<string>;
  workdays: ReadonlySet<string>;
  years: ReadonlySet<string>;
}

const day = z.string().regex(/^\d{4}-\d\d-\d\d$/);
const packaged = z.object({ holidays: z.record(day, z.string()), workdays: z.record(day, z.string()) });
const override = z.strictObject({
  complete: z.boolean().default(false),
  source: z.string().min(1),
  holidays: z.array(day).default([]),
  workdays: z.array(day).default([]),
});

/** The State Council's calendars out of the package `chinese-days`: its data only, never its date helpers. */
export function packagedCalendar(): PublishedCalendar {
  const json: unknown = createRequire(import.meta.url)('chinese-days/dist/chinese-days.json');
  const { holidays, workdays } = packaged.parse(json);
  const days = Object.keys(holidays);
  return {
    holidays: new Set(days),
    workdays: new Set(Object.keys(workdays)),
    years: new Set(days.map((d) => d.slice(0, 4))),
  };
}

/**
 * Lays the files `YYYY.yaml` of a folder over a calendar: a day named there is what the file says.
 * @throws Error that names the file and the fault
 */
export function withOverrides(base: PublishedCalendar, dir: string): PublishedCalendar {
  const holidays = new Set(base.holidays);
  const workdays = new Set(base.workdays);
  const years = new Set(base.years);
  for (const name of existsSync(dir) ? readdirSync(dir).sort() : []) {
    const year = /^(\d{4})\.ya?ml$/.exec(name)?.[1];
    if (!year) continue;
    const file = join(dir, name);
    const parsed = override.safeParse(parse(readFileSync(file, 'utf8')));
    if (!parsed.success)
      throw new Error(`${file}：${parsed.error.issues.map((i) => `${i.path.join('.')} ${i.message}`).join('；')}`);
    const { complete, holidays: off, workdays: on } = parsed.data;
    const stray = [...off, ...on].find((d) => !d.startsWith(year));
    if (stray) throw new Error(`${file}：${stray} 不在 ${year} 年`);
    for (const d of off) holidays.add(d) && workdays.delete(d);
    for (const d of on) workdays.add(d) && holidays.delete(d);
    if (complete) years.add(year);
  }
  return { holidays, workdays, years };
}
