import type { Organisation } from '../../kb/organisation.ts';
import { createWorkingCalendar } from './calendar.ts';
import { createDeadlines } from './deadlines.ts';
import { packagedCalendar, withOverrides } from './published.ts';
import { createTicketClocks } from './ticket-clock.ts';

export type BureauDeadlines = ReturnType<typeof createBureauDeadlines>;

/** Deadlines and clocks of this bureau: its opening hours over the published calendar and the bureau's overrides. */
export function createBureauDeadlines(organisation: Organisation, overridesDir: string) {
  const calendar = createWorkingCalendar(withOverrides(packagedCalendar(), overridesDir));
  const deadlines = createDeadlines({ calendar, hours: organisation.openingHours });
  return { ...deadlines, ...createTicketClocks(deadlines) };
}
