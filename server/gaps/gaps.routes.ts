import { Router } from 'express';
import type { Sessions } from '../accounts/sessions.service.ts';
import { route, staffOnly } from '../app/http.ts';
import type { Gaps } from './gaps.service.ts';

/** `/api/gaps`: what the knowledge base lacks, for supervisors and administrators. */
export function gapRoutes(parts: { gaps: Gaps; sessions: Sessions; origins: () => string[] }): Router {
  const router = Router();
  const staff = staffOnly(parts.sessions, parts.origins, { roles: ['admin', 'supervisor'] });
  router.get(
    '/',
    staff,
    route(() => parts.gaps.report()),
  );
  router.post(
    '/group',
    staff,
    route(() => parts.gaps.group()),
  );
  return router;
}
