import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createIndex, embeddedIn } from '../../../kb/answering/retrieval.ts';
import { createSubjects } from '../../../kb/answering/subjects.ts';
import { queryOf } from '../../../kb/search/corpus.ts';
import { createFallbackEngine, type FallbackEngine } from '../../../kb/search/fallback-engine.ts';
import { createMeiliEngine } from '../../../kb/search/meilisearch/meili-engine.ts';
import { NOTHING_MINED } from '../../../kb/search/mined.ts';
import { until } from '../../support/clients.ts';
import { type MeiliStandIn, type Mood, startMeiliStandIn } from '../../support/meili-stand-in.ts';
import { ARTICLES } from '../support/articles.ts';
import { realSegment } from '../support/lexicon.ts';

const segment = realSegment();
const subjects = createSubjects(ARTICLES);
const index = createIndex(subjects.wordings(), NOTHING_MINED, segment);
const answers = subjects.wordings().map((s) => s.answer);
const source = { corpus: index.corpus, ids: subjects.ids, answers, segment, terms: [] };
const query = queryOf(index.corpus, segment('契税税率是多少'));
const PATIENCE = 300;

describe('the official client, given up by one clock', () => {
  let meili: MeiliStandIn;
  let engine: FallbackEngine;
  let fellBack: string[] = [];
  beforeAll(async () => {
    meili = await startMeiliStandIn();
  });
  afterAll(() => meili.close());
  beforeEach(() => {
    fellBack = [];
  });

  const started = async () => {
    meili.be('well');
    engine = createFallbackEngine({
      first: createMeiliEngine({ url: meili.url, key: meili.key, index: 'kb' }, source),
      second: embeddedIn(index),
      patience: PATIENCE,
      retryEvery: 60_000,
      changed: () => undefined,
      fellBack: (state) => fellBack.push(state),
    });
    engine.start();
    await until(async () => engine.state() === 'ready', 'state ready');
  };

  it.each<[Mood, string]>([
    ['silent', 'slow'],
    ['slow', 'slow'],
    ['errors', 'down'],
  ])('%s is told as %s, every time', async (mood, told) => {
    for (let round = 0; round < 5; round++) {
      await started();
      meili.be(mood);
      const found = await Promise.all(
        Array.from({ length: 10 }, () => engine.search(query, { limit: 3, accept: () => true })),
      );
      for (const candidates of found) expect(subjects.idOf(candidates[0]?.entry ?? -1)).toBe('deed');
      expect(engine.state()).toBe(told);
      expect(new Set(fellBack)).toEqual(new Set([told]));
      engine.stop();
    }
  });
});
