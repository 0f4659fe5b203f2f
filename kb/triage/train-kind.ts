import { createHash } from 'node:crypto';
import natural from 'natural/lib/natural/classifiers/index.js';
import type { Kind } from '../articles/articles.types.ts';
import type { Segment } from '../language/segment.ts';
import { propose } from './kind.ts';

export interface KindSample {
  text: string;
  kind: Kind;
}

const FOLDS = 5;
const fold = (text: string): number => (createHash('sha256').update(text).digest()[0] ?? 0) % FOLDS;
// Words that occur once teach nothing and would fill the file.
const FEWEST = 3;

/**
 * Trains a naive Bayes classifier on question words. Accuracy comes from a fifth that is held out by a hash of the text; the
 * model that is kept learns from all. Order and result depend on the samples alone.
 */
export function trainKind(samples: KindSample[], segment: Segment) {
  const documents = samples.map((s) => ({ ...s, words: segment(s.text).words }));
  const frequency = new Map<string, number>();
  for (const { words } of documents)
    for (const word of new Set(words)) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const known = (words: string[]) => words.filter((w) => (frequency.get(w) ?? 0) >= FEWEST);

  function learn(from: typeof documents) {
    const bayes = new natural.BayesClassifier();
    for (const { words, kind } of from) {
      const kept = known(words);
      if (kept.length > 0) bayes.addDocument(kept, kind);
    }
    bayes.train();
    return bayes;
  }
  const test = documents.filter((d) => fold(d.text) === 0);
  const trial = learn(documents.filter((d) => fold(d.text) !== 0));
  const right = test.filter((d) => propose(trial, d.words).kind === d.kind).length;
  const { docs: _, ...classifier } = JSON.parse(JSON.stringify(learn(documents))) as Record<string, unknown>;
  return {
    classifier: { ...classifier, docs: [] },
    documents: documents.length,
    heldOut: test.length,
    accuracy: test.length === 0 ? 0 : Number((right / test.length).toFixed(4)),
  };
}
