import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

/** Days off and make-up working days that somebody with authority published, and the years that are complete. */
export interface PublishedCalendar {
  /** Day → why, in words for people. */
  holidays: ReadonlyMap<string, string>;
  workdays: ReadonlyMap<string, string>;
  years: ReadonlySet<string>;
}

const day = z.iso.date('应是确有的日期，写作 YYYY-MM-DD');
const packaged = z.object({ holidays: z.record(day, z.string()), workdays: z.record(day, z.string()) });
const override = z
  .strictObject({
    complete: z.boolean().default(false),
    source: z.string().min(1),
    holidays: z.array(day).default([]),
    workdays: z.array(day).default([]),
  })
  .superRefine(({ holidays, workdays }, context) => {
    for (const d of holidays.filter((h) => workdays.includes(h)))
      context.addIssue({ code: 'custom', path: ['workdays'], message: `${d} 不能既放假又上班` });
  });

/** The State Council's calendars out of the package `chinese-days`: its data only, never its date helpers. */
export function packagedCalendar(): PublishedCalendar {
  const json: unknown = createRequire(import.meta.url)('chinese-days/dist/chinese-days.json');
  const { holidays, workdays } = packaged.parse(json);
  // A value reads "Spring Festival,春节,4".
  const named = (days: Record<string, string>, suffix = '') =>
    new Map(Object.entries(days).map(([d, text]) => [d, `${text.split(',')[1] ?? text}${suffix}`]));
  return {
    holidays: named(holidays),
    workdays: named(workdays, '调休上班'),
    years: new Set(Object.keys(holidays).map((d) => d.slice(0, 4))),
  };
}

/**
 * Lays the files `YYYY.yaml` of a folder over a calendar: a day named there is what the file says.
 * @throws Error that names the file and the fault
 */
export function withOverrides(base: PublishedCalendar, dir: string): PublishedCalendar {
  const holidays = new Map(base.holidays);
  const workdays = new Map(base.workdays);
  const years = new Set(base.years);
  for (const name of existsSync(dir) ? readdirSync(dir).sort() : []) {
    const year = /^(\d{4})\.ya?ml$/.exec(name)?.[1];
    if (!year) continue;
    const file = join(dir, name);
    const parsed = override.safeParse(readYaml(file));
    if (!parsed.success)
      throw new Error(`${file}：${parsed.error.issues.map((i) => `${i.path.join('.')} ${i.message}`).join('；')}`);
    const { complete, source, holidays: off, workdays: on } = parsed.data;
    const stray = [...off, ...on].find((d) => !d.startsWith(year));
    if (stray) throw new Error(`${file}：${stray} 不在 ${year} 年`);
    for (const d of off) holidays.set(d, source) && workdays.delete(d);
    for (const d of on) workdays.set(d, source) && holidays.delete(d);
    if (complete) years.add(year);
  }
  return { holidays, workdays, years };
}

function readYaml(file: string): unknown {
  try {
    return parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file}：${(error as Error).message}`);
  }
}
