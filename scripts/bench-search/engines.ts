import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { create, insertMultiple, search } from '@orama/orama';
import { createTokenizer } from '@orama/tokenizers/mandarin';
import FlexSearch from 'flexsearch';
import MiniSearch from 'minisearch';
import { FEATURES } from '../../kb/answering/features.ts';
import { readLinear } from '../../kb/answering/linear.ts';
import { createIndex, createRetrieval, embeddedIn, type Index } from '../../kb/answering/retrieval.ts';
import { readSnapshot, writeSnapshot } from '../../kb/answering/snapshot.ts';
import { loadLexicon } from '../../kb/language/lexicon.ts';
import { withoutPoliteness } from '../../kb/language/politeness.ts';
import { createSegment, type Segment } from '../../kb/language/segment.ts';
import { readMined } from '../../kb/search/mined.ts';
import type { BenchCorpus } from './corpus.ts';

const KB = join(import.meta.dirname, '../../kb');
const HITS = 30;

/** An engine that was built: article places for a question, best first. */
export interface Built {
  find: (question: string) => Promise<number[]> | number[];
  /** Seconds from a snapshot on disk to ready, for engines that have one. */
  fromSnapshot?: () => number;
}

type Document = {
  id: number;
  article: number;
  text: string;
  answer: string;
};

/** A document for each wording; the answer goes with an article's first. */
const documentsOf = ({ subjects }: BenchCorpus): Document[] => {
  let id = 0;
  return subjects.flatMap((s, article) =>
    s.wordings.map((text, i) => ({ id: id++, article, text, answer: i === 0 ? s.answer : '' })),
  );
};

const articlesOf = (found: readonly number[]): number[] => [...new Set(found)];
const segmenter = (): Segment => createSegment(loadLexicon(join(KB, 'lexicon')));

function ours(corpus: BenchCorpus): Built {
  const segment = segmenter();
  const mined = readMined(join(KB, 'models'));
  const ranker = readLinear(join(KB, 'models/ranker.json'), FEATURES);
  const index = createIndex(corpus.subjects, mined, segment);
  const retrieval = createRetrieval({ index, segment, ranker, engine: embeddedIn(index) });
  return {
    async find(question) {
      const asked = { text: question, focus: withoutPoliteness(question), background: '' };
      return (await retrieval.rank(asked, () => true)).map((r) => r.entry);
    },
    fromSnapshot: () => snapshotSeconds(index, segment),
  };
}

function snapshotSeconds(index: Index, segment: Segment): number {
  const dir = mkdtempSync(join(tmpdir(), 'consult-bench-'));
  const file = join(dir, 'index.snapshot');
  const hash = 'a'.repeat(64);
  writeSnapshot(file, hash, index);
  const began = performance.now();
  const read = readSnapshot(file, hash);
  if (!read) throw new Error('snapshot was not read');
  createRetrieval({
    index: read,
    segment,
    ranker: readLinear(join(KB, 'models/ranker.json'), FEATURES),
    engine: embeddedIn(read),
  });
  const seconds = (performance.now() - began) / 1000;
  rmSync(dir, { recursive: true });
  return seconds;
}

function miniSearch(corpus: BenchCorpus, tokenize: (text: string) => string[]): Built {
  const documents = documentsOf(corpus);
  const index = new MiniSearch<Document>({
    fields: ['text', 'answer'],
    storeFields: ['article'],
    tokenize,
    processTerm: (term) => term.toLowerCase(),
  });
  index.addAll(documents);
  return {
    find: (question) =>
      articlesOf(
        index
          .search(question, { boost: { text: 2 } })
          .slice(0, HITS)
          .map((r) => Number(r['article'])),
      ),
  };
}

async function orama(corpus: BenchCorpus): Promise<Built> {
  const index = create({
    schema: { text: 'string', answer: 'string', article: 'number' } as const,
    components: { tokenizer: createTokenizer({ language: 'mandarin' }) as never },
  });
  await insertMultiple(
    index,
    documentsOf(corpus).map(({ text, answer, article }) => ({ text, answer, article })),
    1000,
  );
  return {
    async find(question) {
      const { hits } = await search(index, { term: question, limit: HITS, boost: { text: 2 }, threshold: 1 });
      return articlesOf(hits.map((h) => h.document.article));
    },
  };
}

function flexSearch(corpus: BenchCorpus): Built {
  const index = new FlexSearch.Document<Document>({
    document: { id: 'id', index: ['text', 'answer'] },
    encoder: FlexSearch.Charset['CJK'] as never,
    tokenize: 'forward',
  });
  const documents = documentsOf(corpus);
  for (const d of documents) index.add(d as never);
  return {
    find(question) {
      const results = index.search(question, { limit: HITS, suggest: true, merge: true }) as unknown as {
        id: number;
      }[];
      return articlesOf(results.map((r) => documents[Number(r.id)]?.article ?? -1));
    },
  };
}

/** Engines by name; each is built in a process of its own. */
export const ENGINES: Record<string, (corpus: BenchCorpus) => Promise<Built> | Built> = {
  ours,
  'minisearch-jieba': (corpus) => {
    const segment = segmenter();
    return miniSearch(corpus, (text) => segment(text).words);
  },
  'minisearch-bigrams': (corpus) => {
    const segment = segmenter();
    return miniSearch(corpus, (text) => segment(text).bigrams);
  },
  'orama-mandarin': orama,
  'flexsearch-cjk': flexSearch,
};
