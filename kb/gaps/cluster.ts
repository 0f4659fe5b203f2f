import { withoutPoliteness } from '../language/politeness.ts';
import type { Segment } from '../language/segment.ts';
import type { Gap, GapCluster } from './gaps.types.ts';

// Two questions are about the same when their words and characters have this much in common (cosine of idf weights).
const ALIKE = 0.45;

type Vector = Map<string, number>;

function vectors(texts: readonly string[], segment: Segment): Vector[] {
  const counted = texts.map((text) => {
    const { words, bigrams } = segment(withoutPoliteness(text));
    return new Set([...words, ...bigrams.map((b) => `_${b}`)]);
  });
  const frequency = new Map<string, number>();
  for (const terms of counted) for (const term of terms) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  return counted.map((terms) => {
    const weights = new Map([...terms].map((t) => [t, Math.log(1 + texts.length / (frequency.get(t) ?? 1))]));
    const norm = Math.sqrt([...weights.values()].reduce((sum, w) => sum + w * w, 0)) || 1;
    for (const [term, weight] of weights) weights.set(term, weight / norm);
    return weights;
  });
}

function cosine(a: Vector, b: Vector): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [term, weight] of small) sum += weight * (large.get(term) ?? 0);
  return sum;
}

/**
 * Groups questions by likeness, the largest group first. Each question joins the group whose members it is most like on average, if it
 * is like enough; order of arrival decides between equals, so the same questions give the same groups.
 */
export function clusterGaps(gaps: readonly Gap[], segment: Segment): GapCluster[] {
  const texts = [...new Set(gaps.map((g) => g.question))];
  const all = vectors(texts, segment);
  const groups: number[][] = [];
  texts.forEach((_, i) => {
    let best: { group: number[]; likeness: number } | undefined;
    for (const group of groups) {
      const likeness = group.reduce((sum, j) => sum + cosine(all[i] as Vector, all[j] as Vector), 0) / group.length;
      if (likeness >= ALIKE && likeness > (best?.likeness ?? 0)) best = { group, likeness };
    }
    if (best) best.group.push(i);
    else groups.push([i]);
  });
  return groups
    .map((group) => describe(group, texts, all, gaps))
    .sort((a, b) => b.count - a.count || (a.lastAt < b.lastAt ? 1 : -1));
}

function describe(group: number[], texts: readonly string[], all: readonly Vector[], gaps: readonly Gap[]): GapCluster {
  const of = new Set(group.map((i) => texts[i]));
  const members = gaps.filter((g) => of.has(g.question));
  const times = members.map((g) => g.at).sort();
  const reasons: Record<string, number> = {};
  for (const { reason } of members) reasons[reason] = (reasons[reason] ?? 0) + 1;
  const often = (text: string) => members.filter((g) => g.question === text).length;
  const central = (i: number) => group.reduce((sum, j) => sum + cosine(all[i] as Vector, all[j] as Vector), 0);
  const label = [...group].sort((a, b) => central(b) - central(a) || a - b)[0] as number;
  return {
    label: texts[label] as string,
    count: members.length,
    firstAt: times[0] ?? '',
    lastAt: times.at(-1) ?? '',
    reasons,
    questions: group.map((i) => texts[i] as string).sort((a, b) => often(b) - often(a)),
  };
}
