import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Case } from '../eval/cases.ts';
import type { Segment } from '../language/segment.ts';
import { createLabels, LABELS, type Labels, labelTerms } from '../triage/labels.ts';
import { labelExpects, labelSamples } from './label-samples.ts';
import { hashOf, provenanceOf, writeModel } from './models.ts';
import type { Sample } from './samples.ts';
import { fitLabels } from './softmax.ts';

const OPTIONS = { fewest: 2, penalty: 0.0001, rounds: 100, cap: 8 } as const;
const EXPECTED = ['report', 'complaint', 'decline', 'human', 'answer'] as const;

/** A label classifier learnt from samples. */
export function learnLabels(samples: readonly Sample[], segment: Segment) {
  const fitted = fitLabels(
    samples.map(({ text, label }) => ({ terms: labelTerms(text, segment), label })),
    LABELS,
    OPTIONS,
  );
  return { fitted, labels: createLabels({ provenance: {}, labels: [...LABELS], ...fitted }, segment) };
}

const half = (question: string): number => (createHash('sha256').update(question).digest()[1] ?? 0) % 2;

/**
 * Writes the labels model, learnt from the samples, the articles' wordings, and the lines of dev and calibration.
 * @returns for each line of calibration a classifier that has not seen it: what is fitted on those lines must not see labels that have
 */
export function writeLabels(
  { kbDir, samples, today, say }: { kbDir: string; samples: Sample[]; today: string; say(line: string): void },
  wordings: readonly { text: string }[],
  dev: readonly Case[],
  calibration: readonly Case[],
  segment: Segment,
): (line: Case) => Labels {
  const file = join(kbDir, 'models/labels.json');
  const known = labelSamples(samples, wordings, [...dev, ...calibration]);
  const { fitted } = learnLabels(known, segment);
  const unseen = [0, 1].map((held) => {
    const seen = calibration.filter((c) => half(c.q) !== held);
    return learnLabels(labelSamples(samples, wordings, [...dev, ...seen]), segment).labels;
  });
  const labelsFor = (line: Case) => unseen[half(line.q)] as Labels;
  const report = Object.fromEntries(
    EXPECTED.map((expect) => {
      const lines = calibration.filter((c) => c.expect === expect);
      const right = lines.filter((c) => labelExpects(labelsFor(c).of(c.q).label) === expect).length;
      return [expect, `${right}/${lines.length}`];
    }),
  );
  const counts = Object.fromEntries(LABELS.map((l) => [l, known.filter((s) => s.label === l).length]));
  const provenance = { ...provenanceOf(file, hashOf(known, OPTIONS), today), samples: counts, calibration: report };
  writeModel(file, { provenance, labels: LABELS, ...fitted });
  const terms = Object.keys(fitted.terms).length;
  say(`labels.json: ${known.length} samples, ${terms} terms; right on calibration, unseen: ${JSON.stringify(report)}`);
  return labelsFor;
}
