import { Router } from 'express';
import { z } from 'zod';
import { KINDS } from '../../kb/articles/articles.types.ts';
import type { Sessions } from '../accounts/sessions.service.ts';
import { read, route, staffOf, staffOnly } from '../app/http.ts';
import type { Limit } from '../shared/limits.ts';
import type { TicketDesk } from './ticket-desk.service.ts';
import type { Tickets } from './tickets.service.ts';

const text = z.string().max(20_000);
const schemas = {
  lookup: z.object({ code: z.string().max(40), phoneLast4: z.string().max(10).optional() }),
  list: z.object({ status: z.enum(['open', 'waiting-taxpayer', 'answered', 'closed', 'all']).default('open') }),
  reply: z.object({
    id: z.uuid(),
    text: text.optional(),
    articleId: z.string().max(80).optional(),
    asOf: z.iso.date().optional(),
  }),
  kind: z.object({ kind: z.enum(KINDS), reason: z.string().trim().min(1).max(200) }),
  pause: z.object({ text: text }),
};

export interface TicketRoutesParts {
  tickets: Tickets;
  desk: TicketDesk;
  sessions: Sessions;
  origins: () => string[];
  /** Wrong tries at codes, for each address. */
  lookups: Limit;
}

/** `/api/tickets`: a taxpayer's look-up by code, and the agents' work on tickets. */
export function ticketRoutes({ tickets, desk, sessions, origins, lookups }: TicketRoutesParts): Router {
  const router = Router();
  const staff = staffOnly(sessions, origins);

  router.post(
    '/lookup',
    route(async (req) => {
      const { code, phoneLast4 } = read(schemas.lookup, req.body);
      const address = req.ip ?? '';
      await lookups.take(address);
      const ticket = await tickets.lookUp(code, phoneLast4 ?? '');
      await lookups.reset(address);
      return ticket;
    }),
  );
  router.get(
    '/',
    staff,
    route(async (req) => ({ tickets: await desk.list(read(schemas.list, req.query).status) })),
  );
  router.get(
    '/:id',
    staff,
    route((req) => desk.detail(String(req.params['id']))),
  );
  router.post(
    '/:id/reply',
    staff,
    route((req, res) => desk.reply(String(req.params['id']), staffOf(res).account, read(schemas.reply, req.body))),
  );
  router.post(
    '/:id/kind',
    staff,
    route((req, res) => {
      const { kind, reason } = read(schemas.kind, req.body);
      return desk.changeKind(String(req.params['id']), staffOf(res).account, kind, reason);
    }),
  );
  router.post(
    '/:id/pause',
    staff,
    route((req, res) => desk.pause(String(req.params['id']), staffOf(res).account, read(schemas.pause, req.body).text)),
  );
  router.post(
    '/:id/resume',
    staff,
    route((_req, res) => desk.resume(String(_req.params['id']), staffOf(res).account)),
  );
  return router;
}
