import { z } from 'zod';
import type { Segment } from '../language/segment.ts';
import { signsOf } from './signs.ts';

/** What a message is, before any search. `ask`: a question about a rule or a procedure of the base's subjects. */
export const LABELS = [
  'ask',
  'uncovered', // asks for a rule, but of something near the subjects of the base, not for one of them
  'report', // a violation report about a taxpayer
  'complaint', // about the service
  'non-compliance', // admits a breach and asks how to get by
  'personal', // someone's own file or the state of a case
  'complex', // a case whose facts a person must weigh
  'suggestion',
  'vague', // too little to search for
  'out-of-scope',
  'small-talk',
  'abuse',
  'crisis',
] as const;
export type Label = (typeof LABELS)[number];

export interface Labelled {
  /** The likeliest; `ask` stands for `uncovered` too: search tells them apart. */
  label: Label;
  /** Share of that label, 0…1. */
  probability: number;
  /** Shares of all labels. */
  shares: Readonly<Record<Label, number>>;
  /** How sure it is that this asks for a rule, −1…1. */
  asks: number;
}

/** Weights by term and label, in the order of `labels`, and from which share a label decides. */
export const labelsModel = z.strictObject({
  provenance: z.record(z.string(), z.unknown()),
  labels: z.array(z.enum(LABELS)),
  intercepts: z.array(z.number()),
  terms: z.record(z.string(), z.array(z.number())),
});
export type LabelsModel = z.infer<typeof labelsModel>;

export interface Labels {
  of(text: string): Labelled;
  /** The label that decides what becomes of a message; `ask` leaves it to search. */
  decided(labelled: Labelled, sure: number): Label;
}

// Where a label is less sure than this, search decides. What must not be missed needs less, what would turn a question away more.
const NEEDED: Record<Label, number> = {
  ask: 0,
  uncovered: 0,
  report: 0.35,
  complaint: 0.4,
  crisis: 0.5,
  'non-compliance': 0.6,
  personal: 0.6,
  complex: 0.6,
  suggestion: 0.6,
  vague: 0.5,
  'out-of-scope': 0.75,
  'small-talk': 0.75,
  abuse: 0.7,
};
// An article that fits this well speaks against a label that is not clear, unless that must not be missed.
const FITS = 0.9;
const CLEAR = 0.8;
// Nobody is turned away where something may fit, unless it is plain that this is not ours.
const TURNED_AWAY: readonly Label[] = ['out-of-scope', 'small-talk', 'abuse'];
const MAY_FIT = 0.4;
const PLAIN = 0.9;
// Where little fits, less is needed; half of that to turn someone away.
const LITTLE = 0.4;
const LESS = 0.2;
// These decide even where another label is somewhat likelier: their forms also bring a person. Where an article fits they need
// more, where little does less.
export const NOT_MISSED: readonly [Label, ...Label[]] = ['report', 'complaint'];
const LIKELY = 0.2;
const CONTESTED = 0.45;
const URGENT: readonly Label[] = ['crisis', 'non-compliance', 'abuse'];

/** What labels are told by: words, bigrams, and signs with the length of the message among them. Each once. */
function clues(text: string, segment: Segment) {
  const searchable = segment.searchable(text);
  const { words, bigrams } = segment.tokens(searchable);
  return { words: new Set(words), bigrams: new Set(bigrams), signs: signsOf(text, searchable) };
}

const BIGRAM = '_';

/** The same as terms: a bigram is marked, signs are by themselves. */
export function labelTerms(text: string, segment: Segment): string[] {
  const { words, bigrams, signs } = clues(text, segment);
  return [...signs, ...words, ...[...bigrams].map((pair) => BIGRAM + pair)];
}

const USUAL_LENGTH = 25;

/** How much each term of a message counts: a long message is no surer than a short one for having more of them. */
export const presenceWeight = (terms: number): number => Math.sqrt(USUAL_LENGTH / Math.max(1, terms));

/** @param shares of all labels, adding up to 1 */
export function likeliest(shares: Labelled['shares']): Omit<Labelled, 'shares'> {
  const asking = shares.ask + shares.uncovered;
  const of = (label: Label) => (label === 'ask' ? asking : label === 'uncovered' ? 0 : shares[label]);
  const label = LABELS.reduce((a, b) => (of(b) > of(a) ? b : a));
  return { label, probability: of(label), asks: 2 * asking - 1 };
}

export function createLabels(model: LabelsModel, segment: Segment): Labels {
  const count = model.labels.length;
  // Bigrams apart and unmarked: marking each would cost as much as everything else.
  const places = { bigrams: new Map<string, number>(), others: new Map<string, number>() };
  Object.keys(model.terms).forEach((term, i) => {
    if (term.startsWith(BIGRAM)) places.bigrams.set(term.slice(BIGRAM.length), i * count);
    else places.others.set(term, i * count);
  });
  const weights = Float64Array.from(Object.values(model.terms).flat());
  const sums = new Float64Array(count);
  const add = (terms: ReadonlySet<string>, of: ReadonlyMap<string, number>) => {
    for (const term of terms) {
      const at = of.get(term);
      if (at === undefined) continue;
      for (let i = 0; i < count; i++) sums[i] = (sums[i] as number) + (weights[at + i] as number);
    }
  };
  return {
    of(text) {
      const { words, bigrams, signs } = clues(text, segment);
      sums.fill(0);
      add(words, places.others);
      add(signs, places.others);
      add(bigrams, places.bigrams);
      const each = presenceWeight(words.size + bigrams.size + signs.size);
      const scores = model.intercepts.map((intercept, i) => intercept + each * (sums[i] as number));
      const most = Math.max(...scores);
      const powers = scores.map((s) => Math.exp(s - most));
      const total = powers.reduce((a, b) => a + b, 0);
      const shares = Object.fromEntries(LABELS.map((l) => [l, 0])) as Record<Label, number>;
      model.labels.forEach((label, i) => {
        shares[label] = (powers[i] as number) / total;
      });
      return { ...likeliest(shares), shares };
    },
    decided({ label, probability, shares }, sure) {
      const missed = NOT_MISSED.reduce((a, b) => (shares[b] > shares[a] ? b : a));
      if (shares[missed] >= (sure < LITTLE ? LIKELY : sure < FITS ? NEEDED[missed] : CONTESTED)) return missed;
      const away = TURNED_AWAY.includes(label);
      const usual = sure < LITTLE ? NEEDED[label] - (away ? LESS / 2 : LESS) : NEEDED[label];
      const needed = away && sure >= MAY_FIT ? PLAIN : usual;
      if (probability < needed || NOT_MISSED.includes(label)) return 'ask';
      return sure >= FITS && probability < CLEAR && !URGENT.includes(label) ? 'ask' : label;
    },
  };
}
