import natural from 'natural/lib/natural/classifiers/index.js';
import { z } from 'zod';
import { KINDS, type Kind } from '../articles/articles.types.ts';
import { readDataFile } from '../data-file.ts';
import type { Segment } from '../language/segment.ts';

export interface KindProposal {
  kind: Kind;
  /** The share of the best kind among the three, 0…1. */
  confidence: number;
}

/** The trained model on disk. `provenance` says what it was made from. */
const kindSchema = z.object({
  provenance: z.record(z.string(), z.unknown()),
  classifier: z.record(z.string(), z.unknown()),
});

// Under this a ticket is general, as most are: the shorter promise, and the agent can change it. On subjects that the model has never
// seen it is hardly better than that (see provenance), so it must be sure.
const UNSURE = 0.8;

/** Proposes the kind of a question; the model is only loaded here, `npm run kb:train` makes it. */
export function loadKindModel(file: string, segment: Segment): (text: string) => KindProposal {
  const { classifier } = readDataFile(file, kindSchema);
  const bayes = natural.BayesClassifier.restore(classifier as Record<string, unknown>);
  return (text) => propose(bayes, segment(text).words);
}

/** The classifier's answer for a question's words. */
export function propose(bayes: InstanceType<typeof natural.BayesClassifier>, words: string[]): KindProposal {
  if (words.length === 0) return { kind: 'general', confidence: 0 };
  const found = bayes.getClassifications(words);
  const total = found.reduce((sum, c) => sum + c.value, 0);
  const best = found[0];
  const kind = KINDS.find((k) => k === best?.label);
  if (!best || !kind || total === 0) return { kind: 'general', confidence: 0 };
  const confidence = best.value / total;
  return confidence < UNSURE ? { kind: 'general', confidence } : { kind, confidence };
}
