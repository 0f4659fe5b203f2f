import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { ZodType } from 'zod';
import { mustChangePassword, notSignedIn } from '../accounts/accounts.errors.ts';
import { readSessionCookie } from '../accounts/cookie.ts';
import type { Sessions, StaffSession } from '../accounts/sessions.service.ts';
import type { StaffRole } from '../realtime/protocol.ts';
import { AppError, defineError, forbidden, invalidInput, notFound, toFailure } from '../shared/errors.ts';
import type { Log } from '../shared/log.ts';

const crossSite = defineError('CROSS_SITE', 403, '请求来源不被允许。');
const badBody = defineError('INVALID_BODY', 400, '请求的内容不是有效的 JSON，或超过了大小限制。');

/** Reads a request's part by its schema. @throws INVALID_INPUT */
export function read<T>(schema: ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value ?? {});
  if (!parsed.success) throw invalidInput();
  return parsed.data;
}

/** A route's work: what it returns is the JSON answer. */
export const route =
  (work: (req: Request, res: Response) => Promise<unknown> | unknown): RequestHandler =>
  async (req, res) => {
    res.json(await work(req, res));
  };

/** The signed-in person of a request that passed {@link staffOnly}. */
export const staffOf = (res: Response): StaffSession => res.locals['staff'] as StaffSession;

/**
 * Lets staff pass. What changes something must carry our header and come from our own origin: another site's form or script
 * cannot add the header without a preflight, which is refused (OWASP CSRF cheat sheet).
 */
export function staffOnly(
  sessions: Sessions,
  origins: () => string[],
  options: { roles?: StaffRole[]; firstPassword?: boolean } = {},
): RequestHandler {
  return async (req, res, next) => {
    if (req.method !== 'GET') assertOwnRequest(req, origins());
    const session = await sessions.find(readSessionCookie(req.headers.cookie));
    if (!session) throw notSignedIn();
    if (session.mustChangePassword && !options.firstPassword) throw mustChangePassword();
    if (options.roles && !options.roles.includes(session.account.role)) throw forbidden();
    res.locals['staff'] = session;
    next();
  };
}

/** @throws CROSS_SITE */
export function assertOwnRequest(req: Request, origins: string[]): void {
  const { origin } = req.headers;
  const site = req.headers['sec-fetch-site'];
  const foreign = (origin !== undefined && !origins.includes(origin)) || (site !== undefined && site !== 'same-origin');
  if (foreign || req.headers['x-consult-request'] !== '1') throw crossSite();
}

/** The last two handlers: nothing matched; something was thrown. */
export function errorHandlers(
  log: Log,
): [RequestHandler, (e: unknown, req: Request, res: Response, next: NextFunction) => void] {
  return [
    () => {
      throw notFound();
    },
    (error, req, res, next) => {
      if (res.headersSent) return next(error);
      const isBodyFault =
        typeof error === 'object' &&
        error !== null &&
        'type' in error &&
        String(error.type).match(/^(entity|encoding|charset|request)\./);
      const known = isBodyFault ? badBody() : error;
      const { status, body } = toFailure(known);
      if (!(known instanceof AppError)) log.error({ err: error, path: req.path }, 'request failed');
      if (body.retryAfter) res.setHeader('Retry-After', String(body.retryAfter));
      res.status(status).json({ error: body });
    },
  ];
}
