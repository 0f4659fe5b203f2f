import { Router } from 'express';
import { z } from 'zod';
import type { Sessions } from '../accounts/sessions.service.ts';
import { read, route, staffOf, staffOnly } from '../app/http.ts';
import type { Limit } from '../shared/limits.ts';
import type { Filings } from './filings.service.ts';

const schemas = {
  lookup: z.object({ code: z.string().max(40) }),
  handle: z.object({ status: z.enum(['accepted', 'refused', 'transferred', 'done']), reply: z.string().max(4000) }),
};

/** `/api/filings`: a sender's look-up by code; supervisors' and administrators' work. Agents see none of it. */
export function filingRoutes(parts: {
  filings: Filings;
  sessions: Sessions;
  origins: () => string[];
  lookups: Limit;
}): Router {
  const { filings, lookups } = parts;
  const router = Router();
  const staff = staffOnly(parts.sessions, parts.origins, { roles: ['admin', 'supervisor'] });
  router.post(
    '/lookup',
    route(async (req) => {
      const { code } = read(schemas.lookup, req.body);
      const address = req.ip ?? '';
      await lookups.take(address);
      const filing = await filings.lookUp(code);
      await lookups.reset(address);
      return filing;
    }),
  );
  router.get(
    '/',
    staff,
    route(async (_req, res) => ({ filings: await filings.list(staffOf(res).account.role) })),
  );
  router.get(
    '/:id',
    staff,
    route((req, res) => filings.detail(String(req.params['id']), staffOf(res).account)),
  );
  router.post(
    '/:id/handle',
    staff,
    route((req, res) => {
      const { status, reply } = read(schemas.handle, req.body);
      return filings.handle(String(req.params['id']), staffOf(res).account, status, reply);
    }),
  );
  return router;
}
