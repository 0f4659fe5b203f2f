import type { Case, Expectation } from '../eval/cases.ts';
import type { Label } from '../triage/labels.ts';
import type { Sample } from './samples.ts';

const KINDS: Readonly<Record<string, Label>> = {
  personal: 'personal',
  complex: 'complex',
  suggestion: 'suggestion',
  noncompliance: 'non-compliance',
  crisis: 'crisis',
  'out-of-scope': 'out-of-scope',
  'small-talk': 'small-talk',
  abuse: 'abuse',
};

/** What a line of a question set is, if that is one thing. */
function sampleOf({ q: text, expect, kind, topics }: Case): Sample[] {
  if (expect === 'report' || expect === 'complaint') return [{ text, label: expect }];
  if (expect === 'clarify') return [{ text, label: 'vague' }];
  if (expect === 'answer') return [{ text, label: 'ask' }];
  const asking = expect === 'human' && kind !== 'requested' ? (topics.length > 0 ? 'ask' : 'uncovered') : undefined;
  const label = KINDS[kind] ?? asking;
  return label ? [{ text, label }] : [];
}

/** What should become of a message with a label. */
export function labelExpects(label: Label): Expectation {
  if (label === 'ask') return 'answer';
  if (label === 'report' || label === 'complaint') return label;
  if (label === 'vague') return 'clarify';
  return label === 'out-of-scope' || label === 'small-talk' || label === 'abuse' ? 'decline' : 'human';
}

/** What labels are learnt from: the samples, the articles' wordings as questions, and lines of question sets. */
export const labelSamples = (
  samples: readonly Sample[],
  wordings: readonly { text: string }[],
  lines: readonly Case[],
): Sample[] => [
  ...samples,
  ...wordings.map(({ text }) => ({ text, label: 'ask' as const })),
  ...lines.flatMap(sampleOf),
];
