import { join } from 'node:path';
import express, { type Express, type RequestHandler, type Router } from 'express';
import helmet from 'helmet';
import type { Log } from '../shared/log.ts';
import { errorHandlers, route } from './http.ts';

export interface AppParts {
  log: Log;
  trustProxy: number;
  /** Where the built pages lie: embed.js, widget/, console/, demo/. */
  webDir: string;
  /** Origins that may frame the widget. */
  sites: () => string[];
  secure: () => boolean;
  metrics: RequestHandler;
  ready: () => { ready: boolean; body: Record<string, unknown> };
  api: { path: string; router: Router }[];
}

const STATIC = { index: 'index.html', etag: true, redirect: true, fallthrough: true } as const;

/** Hashed files never change; pages are asked for again each time. */
const caching = (res: { setHeader: (name: string, value: string) => void }, path: string): void => {
  res.setHeader('Cache-Control', /\/assets\//.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
};

/** Content-Security-Policy and the other headers of one part of the site (OWASP Secure Headers; ASVS 3.4). */
function headers(parts: AppParts, directives: Record<string, string[]>): RequestHandler {
  return (req, res, next) =>
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          scriptSrc: ["'self'"],
          styleSrc: ["'self'"],
          imgSrc: ["'self'", 'data:'],
          fontSrc: ["'self'"],
          connectSrc: ["'self'"],
          baseUri: ["'none'"],
          formAction: ["'none'"],
          frameAncestors: ["'none'"],
          ...directives,
        },
      },
      strictTransportSecurity: parts.secure() ? { maxAge: 31_536_000, includeSubDomains: false } : false,
      // frame-ancestors says it better, and X-Frame-Options cannot name other sites.
      xFrameOptions: false,
      crossOriginResourcePolicy: { policy: req.path === '/embed.js' ? 'cross-origin' : 'same-origin' },
      crossOriginEmbedderPolicy: false,
      referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    })(req, res, next);
}

/** The Express application: headers, health, API, built pages, and errors as coded answers. */
export function createApp(parts: AppParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', parts.trustProxy);
  app.set('query parser', 'simple');

  app.get(
    '/live',
    route(() => ({ status: 'live' })),
  );
  app.get('/ready', (_req, res) => {
    const { ready, body } = parts.ready();
    res.status(ready ? 200 : 503).json(body);
  });

  app.get('/metrics', parts.metrics);

  app.use('/api', headers(parts, {}), (_req, res, next) => {
    res.setHeader('Cache-Control', 'no-store');
    next();
  });
  app.use('/api', express.json({ limit: '64kb', strict: true }));
  for (const { path, router } of parts.api) app.use(path, router);

  const pages = (dir: string) => express.static(join(parts.webDir, dir), { ...STATIC, setHeaders: caching });
  app.use(
    '/widget',
    (req, res, next) => headers(parts, { frameAncestors: ["'self'", ...parts.sites()] })(req, res, next),
    pages('widget'),
  );
  // Ant Design writes its styles at run time.
  app.use('/console', headers(parts, { styleSrc: ["'self'", "'unsafe-inline'"] }), pages('console'));
  const demo = headers(parts, { frameSrc: ["'self'"] });
  app.get('/embed.js', demo, (_req, res) => {
    res.sendFile(join(parts.webDir, 'embed.js'), {
      cacheControl: false,
      headers: { 'Cache-Control': 'public, max-age=300' },
    });
  });
  app.use('/', demo, pages('demo'));
  app.use(...errorHandlers(parts.log));
  return app;
}
