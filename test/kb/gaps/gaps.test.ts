import { describe, expect, it } from 'vitest';
import { clusterGaps } from '../../../kb/gaps/cluster.ts';
import { draftArticle } from '../../../kb/gaps/draft.ts';
import { realSegment } from '../support/lexicon.ts';

const segment = realSegment();
const gap = (question: string, day: number, reason = 'not-found') => ({
  question,
  reason,
  at: `2026-11-${String(day).padStart(2, '0')}T02:00:00.000Z`,
});

describe('groups of questions that were not settled', () => {
  const gaps = [
    gap('环保税砂石厂怎么交', 1),
    gap('砂石厂的环保税怎么算', 3, 'not-solved'),
    gap('工会经费按多少交', 4),
    gap('环保税砂石厂怎么交', 9),
    gap('工会经费的比例是多少', 5),
    gap('彩票中奖要交税吗', 2),
  ];
  const clusters = clusterGaps(gaps, segment);

  it('hold what is about the same, the largest first, with counts, dates and reasons', () => {
    expect(clusters.map((c) => c.count)).toEqual([3, 2, 1]);
    expect(clusters[0]).toMatchObject({
      label: expect.stringContaining('环保税'),
      firstAt: '2026-11-01T02:00:00.000Z',
      lastAt: '2026-11-09T02:00:00.000Z',
      reasons: { 'not-found': 2, 'not-solved': 1 },
    });
    expect(clusters[0]?.questions[0]).toBe('环保税砂石厂怎么交');
  });
  it('of nothing are none', () => {
    expect(clusterGaps([], segment)).toEqual([]);
  });
  it('become a draft that only an editor can finish', () => {
    const [first] = clusters;
    const draft = draftArticle(first as NonNullable<typeof first>, '2026-11-23');
    expect(draft).toMatch(/^---\nid: TODO\n/);
    expect(draft).toContain('砂石厂的环保税怎么算');
    expect(draft).toContain('answer: TODO');
  });
});
