import { join } from 'node:path';
import natural from 'natural/lib/natural/classifiers/index.js';
import { learnLabels } from '../../kb/training/label-model.ts';
import { labelExpects, labelSamples } from '../../kb/training/label-samples.ts';
import { readSamples } from '../../kb/training/samples.ts';
import { LABELS, type Label, labelTerms } from '../../kb/triage/labels.ts';
import { articles, calibration, dev, kb, say, segment } from './setting.ts';

const EXPECTED = ['answer', 'report', 'complaint', 'decline', 'human', 'clarify'] as const;
// Rare labels are repeated until they have this many samples.
const BALANCED = 600;
// Terms in fewer samples are left out, as ours does.
const FEWEST = 2;

/** The classifier of triage beside `natural`'s Bayes on the same samples and terms: right lines of calibration by what is expected. */
export function ablateLabels(): void {
  const wordings = articles.flatMap((a) => [a.question, ...a.similar].map((text) => ({ text })));
  const messages = labelSamples(readSamples(join(kb, 'triage/samples')), wordings, dev);
  const { labels: ours } = learnLabels(messages, segment);
  const samples = messages.map(({ text, label }) => ({ terms: labelTerms(text, segment), label }));
  measure('labels, ours', (text) => ours.of(text).label);
  const counts = new Map(LABELS.map((l) => [l, samples.filter((s) => s.label === l).length]));
  const frequency = new Map<string, number>();
  for (const { terms } of samples) for (const t of terms) frequency.set(t, (frequency.get(t) ?? 0) + 1);
  for (const [smoothing, balanced] of [
    [1, false],
    [1, true],
    [0.1, true],
  ] as const) {
    const bayes = new natural.BayesClassifier(undefined, smoothing);
    for (const { terms, label } of samples) {
      const times = balanced ? Math.max(1, Math.round(BALANCED / (counts.get(label) ?? 1))) : 1;
      const known = terms.filter((t) => (frequency.get(t) ?? 0) >= FEWEST);
      for (let i = 0; i < times; i++) bayes.addDocument(known, label);
    }
    bayes.train();
    const name = `labels, natural ${smoothing}${balanced ? ' balanced' : ''}`;
    measure(name, (text) => bayes.classify(labelTerms(text, segment)) as Label);
  }
}

function measure(name: string, labelOf: (text: string) => Label): void {
  const began = performance.now();
  const found = calibration.map((line) => ({ expect: line.expect, got: labelExpects(labelOf(line.q)) }));
  const each = (performance.now() - began) / calibration.length;
  const right = EXPECTED.map((expect) => {
    const lines = found.filter((f) => f.expect === expect);
    return `${expect} ${lines.filter((f) => f.got === expect).length}/${lines.length}`;
  });
  say(name, `${right.join('  ')}  ${each.toFixed(2)} ms`);
}
