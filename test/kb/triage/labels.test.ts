import { describe, expect, it } from 'vitest';
import { createLabels, LABELS, type Label, type Labelled, likeliest } from '../../../kb/triage/labels.ts';
import { realSegment } from '../support/lexicon.ts';

const labels = createLabels(
  { provenance: {}, labels: [...LABELS], intercepts: LABELS.map(() => 0), terms: {} },
  realSegment(),
);

function labelled(shares: Partial<Record<Label, number>>): Labelled {
  const all = { ...(Object.fromEntries(LABELS.map((l) => [l, 0])) as Record<Label, number>), ...shares };
  return { ...likeliest(all), shares: all };
}

describe('which label decides', () => {
  it.each<[string, Partial<Record<Label, number>>, number, Label]>([
    ['a clear report', { report: 0.9, ask: 0.1 }, 0.5, 'report'],
    ['a report at its share', { report: 0.36, ask: 0.33, personal: 0.31 }, 0.5, 'report'],
    ['less leaves it to search', { report: 0.34, ask: 0.33, personal: 0.33 }, 0.5, 'ask'],
    ['a report needs more where an article fits', { report: 0.44, ask: 0.56 }, 0.95, 'ask'],
    ['then it gives way to no article', { report: 0.46, ask: 0.54 }, 0.95, 'report'],
    ['it decides even if a question is somewhat likelier', { report: 0.36, ask: 0.64 }, 0.5, 'report'],
    ['a case that is not clear gives way to an article that fits', { complex: 0.7, ask: 0.3 }, 0.95, 'ask'],
    ['a clear case does not', { complex: 0.8, ask: 0.2 }, 0.95, 'complex'],
    ['nor does a crisis', { crisis: 0.6, ask: 0.4 }, 0.95, 'crisis'],
    ['small talk that is not clear gives way to an article that fits', { 'small-talk': 0.75, ask: 0.25 }, 0.95, 'ask'],
    ['plain small talk does not', { 'small-talk': 0.92, ask: 0.08 }, 0.95, 'small-talk'],
    ['turning away needs more than bringing a person', { 'out-of-scope': 0.65, ask: 0.35 }, 0.45, 'ask'],
    ['and more where something may fit', { 'out-of-scope': 0.75, ask: 0.25 }, 0.5, 'ask'],
    ['where little fits, less is needed', { 'out-of-scope': 0.66, ask: 0.34 }, 0.3, 'out-of-scope'],
    ['but not much less to turn someone away', { 'out-of-scope': 0.64, ask: 0.36 }, 0.3, 'ask'],
    ['and less still to bring a person in', { complex: 0.45, ask: 0.4, personal: 0.15 }, 0.3, 'complex'],
    ['where little fits, a likely report is not missed', { ask: 0.5, report: 0.35, personal: 0.15 }, 0.1, 'report'],
    ['nor a likely complaint', { suggestion: 0.5, complaint: 0.3, ask: 0.2 }, 0.1, 'complaint'],
    ['of a report and a complaint, the likelier', { complaint: 0.65, report: 0.32, ask: 0.03 }, 0.1, 'complaint'],
    ['where something fits, it is a question', { ask: 0.5, report: 0.34, personal: 0.16 }, 0.5, 'ask'],
    ['asking for what is covered or not is asking', { ask: 0.3, uncovered: 0.28, personal: 0.42 }, 0.5, 'ask'],
    ['an unlikely one stays a question', { ask: 0.81, report: 0.19 }, 0.1, 'ask'],
  ])('%s', (_, shares, sure, expected) => {
    expect(labels.decided(labelled(shares), sure)).toBe(expected);
  });
});
