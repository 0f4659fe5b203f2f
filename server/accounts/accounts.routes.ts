import { Router } from 'express';
import { z } from 'zod';
import { assertOwnRequest, read, route, staffOf, staffOnly } from '../app/http.ts';
import type { Accounts } from './accounts.service.ts';
import { cookieOptions, SESSION_COOKIE } from './cookie.ts';
import type { Sessions, StaffSession } from './sessions.service.ts';

const username = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z][a-z0-9._-]{2,31}$/);
const password = z.string().min(1).max(256);
const name = z.string().trim().min(1).max(32);
const role = z.enum(['admin', 'supervisor', 'agent']);
const capacity = z.number().int().min(1).max(50);

const schemas = {
  signIn: z.object({ username: z.string().trim().toLowerCase().max(64), password }),
  password: z.object({ current: password, next: password }),
  create: z.object({ username, name, role, capacity: capacity.default(5) }),
  change: z.object({
    name: name.optional(),
    role: role.optional(),
    capacity: capacity.optional(),
    disabled: z.boolean().optional(),
    resetPassword: z.boolean().optional(),
  }),
};

export interface AccountRoutesParts {
  accounts: Accounts;
  sessions: Sessions;
  origins: () => string[];
  secureCookie: () => boolean;
}

const meOf = ({ account: { id, username, name, role } }: StaffSession) => ({ id, username, name, role });

/** `/api/staff`: signing in and out, one's password, and the accounts. */
export function accountRoutes({ accounts, sessions, origins, secureCookie }: AccountRoutesParts): Router {
  const router = Router();
  const anyStaff = staffOnly(sessions, origins, { firstPassword: true });
  const admin = staffOnly(sessions, origins, { roles: ['admin'] });

  router.post(
    '/sign-in',
    route(async (req, res) => {
      assertOwnRequest(req, origins());
      const p = read(schemas.signIn, req.body);
      const { secret, session } = await sessions.signIn(p.username, p.password, req.ip ?? '');
      res.cookie(SESSION_COOKIE, secret, cookieOptions(secureCookie()));
      return { me: meOf(session), mustChangePassword: session.mustChangePassword };
    }),
  );
  router.post(
    '/sign-out',
    anyStaff,
    route(async (_req, res) => {
      await sessions.signOut(staffOf(res));
      res.clearCookie(SESSION_COOKIE, cookieOptions(secureCookie()));
      return {};
    }),
  );
  router.get(
    '/me',
    anyStaff,
    route((_req, res) => ({ me: meOf(staffOf(res)), mustChangePassword: staffOf(res).mustChangePassword })),
  );
  router.post(
    '/password',
    anyStaff,
    route(async (req, res) => {
      const { current, next } = read(schemas.password, req.body);
      const { account, sessionId } = staffOf(res);
      await accounts.changePassword(account.id, sessionId, current, next);
      return {};
    }),
  );
  router.get(
    '/accounts',
    admin,
    route(async () => ({ accounts: await accounts.list() })),
  );
  router.post(
    '/accounts',
    admin,
    route((req) => accounts.create(read(schemas.create, req.body))),
  );
  router.patch(
    '/accounts/:id',
    admin,
    route((req) => accounts.change(String(req.params['id']), read(schemas.change, req.body))),
  );
  return router;
}
