import { createHash } from 'node:crypto';
import natural from 'natural/lib/natural/classifiers/index.js';
import type { Kind } from '../articles/articles.types.ts';
import type { Segment } from '../language/segment.ts';
import { propose } from './kind.ts';

export interface KindSample {
  text: string;
  kind: Kind;
  /** The id of the article that the wording belongs to. */
  article: string;
}

const FOLDS = 3;
const fold = (text: string): number => (createHash('sha256').update(text).digest()[0] ?? 0) % FOLDS;
// Words that occur less often teach nothing and would fill the file.
const FEWEST = 3;
// The library's 1 lets the rarest kind win wherever words are new.
const SMOOTHING = 0.1;

type Document = KindSample & { words: string[] };

function learn(documents: readonly Document[]) {
  const frequency = new Map<string, number>();
  for (const { words } of documents)
    for (const word of new Set(words)) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const bayes = new natural.BayesClassifier(undefined, SMOOTHING);
  for (const { words, kind } of documents) {
    const known = words.filter((word) => (frequency.get(word) ?? 0) >= FEWEST);
    if (known.length > 0) bayes.addDocument(known, kind);
  }
  bayes.train();
  return bayes;
}

/** The share that is right when every third is held out in turn, by a hash of `key`. */
function accuracy(documents: readonly Document[], key: (d: Document) => string): number {
  let right = 0;
  for (let held = 0; held < FOLDS; held++) {
    const test = documents.filter((d) => fold(key(d)) === held);
    const train = documents.filter((d) => fold(key(d)) !== held);
    if (test.length === 0 || train.length === 0) continue;
    const bayes = learn(train);
    right += test.filter((d) => propose(bayes, d.words).kind === d.kind).length;
  }
  return share(right, documents.length);
}

const share = (part: number, all: number): number => (all === 0 ? 0 : Number((part / all).toFixed(4)));

/** How good the model is, in shares: on new wordings of known articles, on articles it has never seen, and if all were general. */
export interface KindAccuracy {
  wordings: number;
  unseen: number;
  allGeneral: number;
}

/**
 * Trains a naive Bayes classifier on question words. The model that is kept learns from all samples; order and result depend on the
 * samples alone.
 */
export function trainKind(samples: readonly KindSample[], segment: Segment) {
  const documents = samples.map((s) => ({ ...s, words: segment(s.text).words }));
  const measured: KindAccuracy = {
    wordings: accuracy(documents, (d) => d.text),
    unseen: accuracy(documents, (d) => d.article),
    allGeneral: share(documents.filter((d) => d.kind === 'general').length, documents.length),
  };
  const { docs: _, ...classifier } = JSON.parse(JSON.stringify(learn(documents))) as Record<string, unknown>;
  return { classifier: { ...classifier, docs: [] }, documents: documents.length, accuracy: measured };
}
