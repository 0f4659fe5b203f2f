import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const time = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, '时间应写作 HH:MM')
  .transform((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)));
const days = z.number().int().min(1).max(60);
const key = z.string().regex(/^[a-z][a-z0-9-]*$/);
const promises = z.strictObject({ general: days, operation: days, complex: days });
const distinct = (keys: string[]): boolean => new Set(keys).size === keys.length;

const schema = z.strictObject({
  officeName: z.string().min(1),
  serviceName: z.string().min(1),
  openingHours: z
    .array(z.strictObject({ from: time, to: time }))
    .min(1)
    .refine(
      (spans) => spans.every((s, i) => s.from < s.to && (i === 0 || (spans[i - 1]?.to ?? 0) <= s.from)),
      '时段要按先后排列、互不重叠，且开始早于结束',
    ),
  serveOutsideHours: z.boolean(),
  deadlines: promises,
  levels: z
    .array(z.strictObject({ key, label: z.string().min(1), deadlines: promises }))
    .min(1)
    .refine((levels) => distinct(levels.map((l) => l.key)), '层级的 key 不能重复'),
  groups: z
    .array(z.strictObject({ key, label: z.string().min(1), categories: z.array(key) }))
    .refine((groups) => distinct(groups.map((g) => g.key)), '职能组的 key 不能重复')
    .refine((groups) => distinct(groups.flatMap((g) => g.categories)), '一个类别只能归一个职能组'),
});

/**
 * The bureau's own data. `openingHours`: minutes since midnight, Asia/Shanghai, in order. `deadlines`: working days, what the
 * taxpayer is promised; a level's own `deadlines` count from the moment a question reaches it.
 */
export type Organisation = z.output<typeof schema>;

/** @throws Error that names the file and every fault in it. */
export function loadOrganisation(file: string): Organisation {
  const parsed = schema.safeParse(readYaml(file));
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}：${issue.message}`);
  throw new Error(`${file}：${faults.join('；')}`);
}

function readYaml(file: string): unknown {
  try {
    return parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file}：${(error as Error).message}`);
  }
}
