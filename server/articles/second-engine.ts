import type { EngineSource } from '../../kb/answering/knowledge-base.ts';
import { createFallbackEngine, type FallbackEngine } from '../../kb/search/fallback-engine.ts';
import { createMeiliEngine } from '../../kb/search/meilisearch/meili-engine.ts';
import type { Metrics } from '../app/metrics.ts';
import type { Log } from '../shared/log.ts';

/** Milliseconds after which the embedded engine answers instead. */
const PATIENCE = 300;
const RETRY_EVERY = 5000;

/** Meilisearch with the embedded engine behind it. Its state shows in the log and in metrics. */
export function createSecondEngine(parts: {
  meili: { url: string; key: string; index: string };
  source: EngineSource;
  log: Log;
  metrics: Metrics;
  retryEvery?: number;
}): FallbackEngine {
  const { meili, source, log, metrics } = parts;
  metrics.engineState('preparing');
  return createFallbackEngine({
    first: createMeiliEngine(meili, source),
    second: source.embedded,
    patience: PATIENCE,
    retryEvery: parts.retryEvery ?? RETRY_EVERY,
    changed(state, reason) {
      metrics.engineState(state);
      if (state === 'ready') log.info({ engine: 'meilisearch' }, 'search engine ready');
      else log.warn({ engine: 'meilisearch', state, reason }, 'embedded search answers meanwhile');
    },
    fellBack: metrics.fellBack,
  });
}
