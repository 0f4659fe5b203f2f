import { join } from 'node:path';
import { loadOrganisation } from '../../../kb/organisation.ts';
import { createBureauDeadlines } from '../../../server/deadlines/bureau.ts';

const kb = join(import.meta.dirname, '../../../kb');
export const organisation = {
  ...loadOrganisation(join(kb, 'organisation.yaml')),
  openingHours: [
    { from: 8 * 60 + 30, to: 12 * 60 },
    { from: 14 * 60 + 30, to: 18 * 60 },
  ],
};

/** The bureau's deadlines over the published calendar, or over a folder of overrides. */
export const bureau = (overridesDir = 'none') => createBureauDeadlines(organisation, overridesDir);

/** "2026-11-23 10:00" as an Asia/Shanghai instant. */
export const at = (text: string): Date => new Date(`${text.replace(' ', 'T')}+08:00`);
