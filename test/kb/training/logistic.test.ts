import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitLogistic, fitRanker, softmax } from '../../../kb/training/logistic.ts';
import { fitLabels } from '../../../kb/training/softmax.ts';

describe('logistic regression', () => {
  it('finds the closed form of a single binary feature', () => {
    // With x = 0: 1 of 4 right, with x = 1: 3 of 4. Without a penalty the weights are the log odds.
    const rows = [0, 0, 0, 0, 1, 1, 1, 1].map((x) => [x]);
    const labels = [1, 0, 0, 0, 1, 1, 1, 0];
    const [intercept = 0, weight = 0] = fitLogistic(rows, labels, 1e-9);
    expect(intercept).toBeCloseTo(Math.log(1 / 3), 4);
    expect(weight).toBeCloseTo(Math.log(3) - Math.log(1 / 3), 4);
  });
  it('stays finite where a feature separates everything, and gives the same for the same', () => {
    const rows = [[0], [0], [1], [1]];
    const once = fitLogistic(rows, [0, 0, 1, 1], 1);
    expect(once.every(Number.isFinite)).toBe(true);
    expect(fitLogistic(rows, [0, 0, 1, 1], 1)).toEqual(once);
  });
});

describe('the ranker', () => {
  it('learns which feature tells right from wrong', () => {
    const question = (right: number) => ({
      rows: [0, 1, 2].map((i) => [i === right ? 1 : 0, (i * 7 + right) % 3]),
      right: [0, 1, 2].map((i) => i === right),
    });
    const [useful = 0, noise = 0] = fitRanker([question(0), question(1), question(2)], 2, 0.001);
    expect(useful).toBeGreaterThan(1);
    expect(Math.abs(noise)).toBeLessThan(useful / 3);
  });
  it('shares add up to one', () => {
    const scores = fc.array(fc.double({ min: -700, max: 700, noNaN: true }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(scores, (list) => {
        expect(softmax(list).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
      }),
    );
  });
});

describe('labels', () => {
  it('are told by their terms, deterministically', () => {
    const samples = [
      ...['投诉 态度', '投诉 窗口', '态度 窗口'].map((t) => ({ terms: t.split(' '), label: 'complaint' as const })),
      ...['税率 多少', '多少 申报', '税率 申报'].map((t) => ({ terms: t.split(' '), label: 'ask' as const })),
    ];
    const options = { fewest: 1, penalty: 0.001, rounds: 100, cap: 4 };
    const model = fitLabels(samples, ['ask', 'complaint'], options);
    expect(model).toEqual(fitLabels(samples, ['ask', 'complaint'], options));
    const [ask = 0, complaint = 0] = model.terms['态度'] ?? [];
    expect(complaint).toBeGreaterThan(ask);
  });
});
