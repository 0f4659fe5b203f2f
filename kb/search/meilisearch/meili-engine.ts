import { Meilisearch } from 'meilisearch';
import { idf } from '../bm25.ts';
import type { Query } from '../corpus.ts';
import type { SearchEngine } from '../search-engine.ts';
import type { MeiliDocument, MeiliSource } from './documents.ts';
import { countIn, reindex } from './reindex.ts';

export interface MeiliOptions {
  url: string;
  key: string;
  index: string;
}

// Meilisearch looks at the first ten words of a query only.
const MOST_WORDS = 10;
// Milliseconds for a request nobody gave up before.
const REQUEST_MS = 10_000;
// Some are of other places; what is left is re-ranked.
const FETCHED = 50;

export interface MeiliEngine extends SearchEngine {
  /** Brings the index to what is in use, without a gap. */
  prepare(): Promise<void>;
  /** Is the index there, and whole? */
  whole(): Promise<boolean>;
}

/** The ten words of a question that say most, by idf among the wordings, in the order of the question. */
export function queryWords(source: MeiliSource, query: Query): string[] {
  const table = source.corpus.rows.words;
  const numbers = source.corpus.numbers.words;
  const weight = (word: string) => idf(table.size, table.frequencies[numbers.get(word) ?? -1] ?? 0);
  const words = [...new Set(query.focus.words)];
  const best = new Set([...words].sort((a, b) => weight(b) - weight(a)).slice(0, MOST_WORDS));
  return words.filter((word) => best.has(word));
}

/** Meilisearch (v1.50) as an engine: it finds candidates, our ranking orders them. A failure is thrown: see `fallback-engine.ts`. */
export function createMeiliEngine(options: MeiliOptions, source: MeiliSource): MeiliEngine {
  const client = new Meilisearch({ host: options.url, apiKey: options.key, timeout: REQUEST_MS });
  const entries = new Map(source.ids.map((id, entry) => [id, entry]));

  return {
    async search(query, { limit, accept, signal }) {
      const words = queryWords(source, query);
      if (words.length === 0) return [];
      const { hits } = await client
        .index<MeiliDocument>(options.index)
        .search(
          words.join(' '),
          { limit: FETCHED, attributesToRetrieve: ['id'], matchingStrategy: 'frequency', locales: ['cmn'] },
          { signal },
        );
      return hits
        .flatMap((hit, i) => {
          const entry = entries.get(hit.id);
          return entry !== undefined && accept(entry) ? [{ entry, score: 1 / (1 + i) }] : [];
        })
        .slice(0, limit);
    },
    async prepare() {
      await reindex(client, options.index, source);
    },
    whole: async () => (await countIn(client, options.index)) === source.ids.length,
  };
}
