import { z } from 'zod';
import { AUDIENCES, BASIS_STATUSES, INVOICES, KINDS, SCOPES } from './articles.types.ts';

/** Is this a day of the calendar, written `YYYY-MM-DD`? */
export function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

const day = z.string().refine(isDay, { message: 'DATE_IMPOSSIBLE' });
const slug = z.string().regex(/^[a-z][a-z0-9-]*$/);
const line = z.string().trim().min(1).max(400);

/** The front matter of an article file; the format is described in kb/content/README.md. */
export const frontMatter = z.strictObject({
  id: slug,
  version: z.number().int().min(1),
  question: line,
  similar: z.array(line),
  topics: z.array(slug).min(1),
  category: slug,
  kind: z.enum(KINDS),
  handling: z.enum(['direct', 'human']).default('direct'),
  audience: z.array(z.enum(AUDIENCES)).min(1),
  invoice: z.array(z.enum(INVOICES)).default([]),
  scope: z.enum(SCOPES),
  effective: z.strictObject({ from: day, until: day.optional() }),
  answer: z.string().trim().min(1).max(600),
  basis: z.array(
    z.strictObject({
      title: line,
      number: z.string().trim().max(80),
      article: line.optional(),
      status: z.enum(BASIS_STATUSES),
      until: day.optional(),
    }),
  ),
  facts: z.array(z.string().regex(/^[A-Z]{2,3}\d{2}$/)).min(1),
  related: z.array(slug).default([]),
  supersedes: z.number().int().min(1).optional(),
  review: day,
});
