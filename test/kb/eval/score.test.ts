import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readContent } from '../../../kb/articles/content.ts';
import { type Case, readCases, readFolder } from '../../../kb/eval/cases.ts';
import { belowFloor } from '../../../kb/eval/floor.ts';
import { judge, type Result, report } from '../../../kb/eval/score.ts';
import { splitOf } from '../../../kb/eval/split.ts';
import { normalise } from '../../../kb/language/normalise.ts';

const kb = join(import.meta.dirname, '../../../kb');
const line = (fields: Partial<Case>): Case => ({
  id: 'x',
  q: '问',
  expect: 'answer',
  topics: ['a'],
  kind: 'k',
  asOf: null,
  ...fields,
});
const result = (fields: Partial<Result>): Result => ({
  outcome: 'human',
  reason: 'r',
  answered: [],
  offered: [],
  ranked: [],
  ...fields,
});

describe('judging a line', () => {
  it.each<[string, Partial<Case>, Partial<Result>, [number, boolean, boolean, boolean]]>([
    ['right answer', {}, { outcome: 'answer', answered: [['a']], ranked: [['a'], ['b']] }, [1, true, false, false]],
    ['wrong topic', {}, { outcome: 'answer', answered: [['b']], ranked: [['b'], ['a']] }, [2, false, true, false]],
    [
      'one of two wrong',
      { topics: ['a', 'b'] },
      { outcome: 'answer', answered: [['a'], ['c']], ranked: [['a']] },
      [1, false, true, false],
    ],
    [
      'both right',
      { topics: ['a', 'b'] },
      { outcome: 'answer', answered: [['a'], ['b']], ranked: [['a']] },
      [1, true, false, false],
    ],
    [
      'answered at all',
      { expect: 'human', topics: ['a'] },
      { outcome: 'answer', answered: [['a']], ranked: [['a']] },
      [1, false, true, false],
    ],
    [
      'offered',
      {},
      { outcome: 'candidates', offered: [['b'], ['a']], ranked: [['b'], ['a']] },
      [2, false, false, true],
    ],
    ['offered in vain', {}, { outcome: 'candidates', offered: [['b']], ranked: [['b']] }, [0, false, false, false]],
    ['no topics', { expect: 'decline', topics: [] }, { outcome: 'decline', ranked: [['b']] }, [0, false, false, false]],
  ])('%s', (_, c, r, expected) => {
    const j = judge(line(c), result(r));
    expect([j.place, j.directRight, j.wrongDirect, j.offered]).toEqual(expected);
  });
});

describe('the report', () => {
  const judged = [
    judge(line({ kind: 'one' }), result({ outcome: 'answer', answered: [['a']], ranked: [['a']] })),
    judge(line({ kind: 'one' }), result({ outcome: 'candidates', offered: [['a']], ranked: [['b'], ['a']] })),
    judge(line({ kind: 'two', expect: 'report', topics: [] }), result({ outcome: 'report' })),
    judge(line({ kind: 'two', expect: 'report', topics: [] }), result({ outcome: 'answer', answered: [['b']] })),
  ];
  it('counts each share over the lines it is about', () => {
    const { overall, byKind, byExpect, confusion } = report(judged);
    expect(overall).toMatchObject({
      lines: 4,
      'hit@1': 0.5,
      'hit@3': 1,
      direct: 0.5,
      'direct-right': 0.5,
      'wrong-direct': 0.25,
      offered: 0.5,
      'report-recall': 0.5,
      'report-precision': 1,
      'decline-recall': null,
    });
    expect(byKind['two']).toMatchObject({ lines: 2, 'hit@1': null, 'wrong-direct': 0.5 });
    expect(byExpect['report']?.lines).toBe(2);
    expect(confusion).toEqual({ answer: { answer: 1, candidates: 1 }, report: { report: 1, answer: 1 } });
  });
  it('falls under a floor, or over it where less is better', () => {
    const figures = { 'hit@1': 0.9, 'wrong-direct': 0.02 };
    expect(belowFloor(figures, { 'hit@1': 0.9, 'wrong-direct': 0.02 })).toEqual([]);
    expect(belowFloor(figures, { 'hit@1': 0.91, 'wrong-direct': 0.01, offered: 0.1 })).toHaveLength(3);
  });
});

describe('question sets', () => {
  it('name file and line of a fault', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'consult-eval-')), 'set.jsonl');
    writeFileSync(
      file,
      '{"id":"1","q":"问","expect":"answer","topics":[],"kind":"k"}\n\n{"id":"2","q":"","expect":"maybe"}\n',
    );
    expect(() => readCases(file)).toThrow(/set\.jsonl:3 /);
    writeFileSync(file, '{oops\n');
    expect(() => readCases(file)).toThrow(/set\.jsonl:1 不是 JSON/);
  });

  const cases = readFolder(join(kb, 'eval'));
  const key = (text: string) => normalise(text).replace(/ /g, '');
  it('are at least 500 lines, no two alike, none a wording of the base, all topics known', () => {
    expect(cases.length).toBeGreaterThanOrEqual(500);
    expect(new Set(cases.map((c) => key(c.q))).size).toBe(cases.length);
    expect(new Set(cases.map((c) => c.id)).size).toBe(cases.length);
    const { parsed } = readContent(join(kb, 'content'));
    const wordings = new Set(parsed.flatMap((p) => [p.article.question, ...p.article.similar]).map(key));
    expect(cases.filter((c) => wordings.has(key(c.q))).map((c) => c.q)).toEqual([]);
    const topics = new Set(parsed.flatMap((p) => p.article.topics));
    expect(cases.flatMap((c) => c.topics).filter((t) => !topics.has(t))).toEqual([]);
  });
  it('are split by the question alone, each split with every outcome', () => {
    for (const split of ['dev', 'calibration', 'test'] as const) {
      const lines = cases.filter((c) => splitOf(c.q) === split);
      expect(new Set(lines.map((c) => c.expect)).size).toBe(6);
    }
    expect(splitOf('电子专票没盖章能用吗')).toBe(splitOf('电子专票没盖章能用吗'));
  });
});
