import { Router } from 'express';
import { z } from 'zod';
import type { Knowledge } from '../articles/knowledge.service.ts';
import { articleUnknown } from '../consultations/consultations.errors.ts';
import type { Limit } from '../shared/limits.ts';
import type { Taxpayers } from '../taxpayers/taxpayers.service.ts';
import { read, route } from './http.ts';

const identify = z.object({ token: z.string().max(200), jwt: z.string().max(4000) });

export interface PublicRoutesParts {
  knowledge: Knowledge;
  taxpayers: Taxpayers;
  visitors: Limit;
  widgetConfig: () => { officeName: string; serviceName: string; openingHours: string; sites: string[] };
}

/** What the widget asks over HTTP: who it is, what may be browsed. */
export function publicRoutes({ knowledge, taxpayers, visitors, widgetConfig }: PublicRoutesParts): Router {
  const router = Router();
  router.get(
    '/widget-config',
    route(() => widgetConfig()),
  );
  router.post(
    '/visitors',
    route(async (req) => {
      await visitors.take(req.ip ?? '');
      return taxpayers.issue();
    }),
  );
  router.post(
    '/visitors/identify',
    route(async (req) => {
      await visitors.take(req.ip ?? '');
      const { token, jwt } = read(identify, req.body);
      return taxpayers.identify(token, jwt);
    }),
  );
  router.get(
    '/catalogue',
    route(() => ({ categories: knowledge.catalogue() })),
  );
  router.get(
    '/articles/:id',
    route((req) => {
      const article = knowledge.byId(String(req.params['id']));
      if (!article) throw articleUnknown();
      return knowledge.view(article);
    }),
  );
  return router;
}
