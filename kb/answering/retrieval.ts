import type { Segment } from '../language/segment.ts';
import { type Corpus, createCorpus, type IndexEntry, queryOf } from '../search/corpus.ts';
import { createEmbeddedEngine, createEmbeddedIndex, type EmbeddedIndex } from '../search/embedded/embedded-engine.ts';
import type { Mined } from '../search/mined.ts';
import type { SearchEngine } from '../search/search-engine.ts';
import type { Features } from './features.ts';
import { type Linear, linearScore } from './linear.ts';
import type { Asked } from './message.ts';
import { Ranker } from './rank.ts';
import { createRankIndex, type RankIndex } from './rank-index.ts';
import type { Subject } from './subjects.ts';

/** Everything that searching and ranking read, plain data: what a snapshot keeps. */
export interface Index {
  corpus: Corpus;
  embedded: EmbeddedIndex;
  rank: RankIndex;
  /** Wording in searchable form, without spaces → entry. */
  exact: Map<string, number>;
}

const keyOf = (searchable: string): string => searchable.replace(/ /g, '');

/** Wordings that come out alike are kept once for each subject. */
export function createIndex(subjects: readonly Subject[], mined: Mined, segment: Segment): Index {
  const exact = new Map<string, number>();

  function* entries(): Generator<IndexEntry> {
    for (let entry = 0; entry < subjects.length; entry++) {
      const { wordings, answer } = subjects[entry] as Subject;
      const rows = new Map<string, IndexEntry['rows'][number]>();
      for (const text of wordings) {
        const searchable = segment.searchable(text);
        const key = keyOf(searchable);
        if (rows.has(key)) continue;
        rows.set(key, { text, tokens: segment.tokens(searchable) });
        if (!exact.has(key)) exact.set(key, entry);
      }
      yield { rows: [...rows.values()], answer: segment.bigrams(answer) };
    }
  }
  const corpus = createCorpus(entries());
  return {
    corpus,
    embedded: createEmbeddedIndex(corpus),
    rank: createRankIndex(corpus, mined),
    exact,
  };
}

/** The entry that has this wording, given in searchable form. */
export const exactly = (index: Index, searchable: string): number | undefined => index.exact.get(keyOf(searchable));

/** An entry with how it compares with a question. */
export interface Ranked {
  entry: number;
  features: Features;
  /** The ranker's score; only the order within one question means something. */
  score: number;
  /** The share of a softmax over all candidates of the question, 0…1. */
  probability: number;
  /** The wording that fits best. */
  wording: string;
  /** Does the question name a subject next to this one, which the article does not? */
  beside: boolean;
}

// What the engine finds; the ranker compares the likeliest of them closely.
const FOUND = 20;

/** The engine that is always there. */
export const embeddedIn = ({ corpus, embedded }: Index): SearchEngine => createEmbeddedEngine(corpus, embedded);

export interface Retrieval {
  /** The entries that fit best, best first, ties by place. */
  rank(asked: Asked, accept: (entry: number) => boolean): Promise<Ranked[]>;
}

/** Finds with an engine, and ranks. */
export function createRetrieval(parts: {
  index: Index;
  segment: Segment;
  ranker: Linear;
  engine: SearchEngine;
}): Retrieval {
  const { index, segment, engine } = parts;
  const ranker = new Ranker(index.corpus, index.rank);

  return {
    async rank({ focus, background }, accept) {
      const query = queryOf(index.corpus, segment(focus), background === '' ? null : segment(background));
      const candidates = await engine.search(query, { limit: FOUND, accept });
      const words = [...new Set(query.focus.words)];
      const terms = words.filter(segment.isTerm);
      const neighbours = words.filter(segment.isNeighbour);
      const compared = ranker.compare(query, { text: focus, terms, neighbours }, candidates);
      const scored = compared.map(({ entry, features, row, beside }) => {
        const wording = index.corpus.texts[row] as string;
        return { entry, features, wording, beside, score: linearScore(parts.ranker, features), probability: 0 };
      });
      scored.sort((a, b) => b.score - a.score || a.entry - b.entry);
      const most = scored[0]?.score ?? 0;
      const total = scored.reduce((sum, s) => sum + Math.exp(s.score - most), 0);
      for (const s of scored) s.probability = Math.exp(s.score - most) / total;
      return scored;
    },
  };
}
