import { timingSafeEqual } from 'node:crypto';
import type { RequestHandler } from 'express';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { EngineState } from '../../kb/search/fallback-engine.ts';
import { notFound } from '../shared/errors.ts';

const PREFIX = 'consult12366_';
const STATES: readonly EngineState[] = ['preparing', 'ready', 'slow', 'down', 'half-indexed'];

export type Metrics = ReturnType<typeof createMetrics>;

/** What is measured, in Prometheus's format. No label names a person. */
export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: PREFIX });
  const registers = [registry];
  const answered = new Counter({
    name: `${PREFIX}questions_total`,
    help: 'Questions by what was decided',
    labelNames: ['outcome', 'reason'],
    registers,
  });
  const seconds = new Histogram({
    name: `${PREFIX}answer_seconds`,
    help: 'Time to decide on a message',
    buckets: [0.001, 0.002, 0.005, 0.01, 0.05, 0.1, 0.3, 1],
    registers,
  });
  const engine = new Gauge({
    name: `${PREFIX}meilisearch_state`,
    help: 'State of the second search engine: 1 for the one it is in',
    labelNames: ['state'],
    registers,
  });
  const fallbacks = new Counter({
    name: `${PREFIX}search_fallbacks_total`,
    help: 'Questions answered by the embedded engine in place of Meilisearch',
    labelNames: ['state'],
    registers,
  });
  return {
    text: () => registry.metrics(),
    type: registry.contentType,
    answered: (outcome: string, reason: string) => answered.inc({ outcome, reason }),
    took: (milliseconds: number) => seconds.observe(milliseconds / 1000),
    engineState(state: EngineState) {
      for (const name of STATES) engine.set({ state: name }, name === state ? 1 : 0);
    },
    fellBack: (state: EngineState) => fallbacks.inc({ state }),
  };
}

/** `/metrics`: to this machine, or to whoever has the token; to everybody else there is no such page. */
export function metricsRoute(metrics: Metrics, token: string | undefined): RequestHandler {
  return async (req, res) => {
    const given = /^Bearer (.+)$/.exec(req.headers.authorization ?? '')?.[1];
    const local = ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(req.socket.remoteAddress ?? '');
    const direct = local && req.headers['x-forwarded-for'] === undefined;
    if (!(token === undefined ? direct : given !== undefined && same(given, token))) throw notFound();
    res.type(metrics.type).send(await metrics.text());
  };
}

const same = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a.padEnd(64)), Buffer.from(b.padEnd(64)));
