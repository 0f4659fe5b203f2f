import { describe, expect, it } from 'vitest';
import { correct, problemsOf, withLines } from '../support/content.ts';

const A = 'national/vat/a.md';
const B = 'national/vat/b.md';

/** Problems without their messages. */
const codes = (files: Record<string, string[]>) =>
  problemsOf(files).map((line) => line.split(' ').slice(0, 3).join(' '));
const changed = (changes: Record<number, string | string[]>) => codes({ [A]: withLines(correct('a'), changes) });

describe('lint', () => {
  it('finds nothing in correct articles', () => {
    expect(problemsOf({ [A]: correct('a'), [B]: correct('b') })).toEqual([]);
  });

  it.each<[string, Record<number, string | string[]>, number]>([
    ['FRONT_MATTER_INVALID', { 1: '-- -' }, 1],
    ['FRONT_MATTER_INVALID', { 4: 'question: "没有收尾' }, 4],
    ['FRONT_MATTER_INVALID', { 14: ['kind: general', 'kind: general'] }, 15],
    ['FIELD_INVALID', { 14: 'kind: special' }, 14],
    ['FIELD_INVALID', { 16: 'audience: []' }, 16],
    ['FIELD_INVALID', { 3: 'version: 0' }, 3],
    ['FIELD_INVALID', { 26: ['review: 2030-01-01', 'colour: red'] }, 2],
    ['DATE_IMPOSSIBLE', { 18: 'effective: { from: 2026-02-30 }' }, 18],
    ['DATE_IMPOSSIBLE', { 26: 'review: 2026-13-01' }, 26],
    ['PERIOD_REVERSED', { 18: 'effective: { from: 2023-01-01, until: 2022-12-31 }' }, 18],
    ['PLACE_WRONG', { 2: 'id: other' }, 2],
    ['MARKUP_NOT_ALLOWED', { 30: '一段<b>话</b>。' }, 30],
    ['MARKUP_NOT_ALLOWED', { 30: '见[网站](http://example.com)。' }, 30],
    ['MARKUP_NOT_ALLOWED', { 29: '## 别的标题' }, 29],
    ['MARKUP_NOT_ALLOWED', { 29: '# 说明' }, 29],
    ['SECTION_EMPTY', { 30: '' }, 29],
    ['BASIS_MISSING', { 20: 'basis: []', 21: [], 22: [], 23: [] }, 20],
    ['TOPIC_UNKNOWN', { 12: 'topics: [a, nothing]' }, 12],
    ['RELATED_UNKNOWN', { 25: 'related: [nobody]' }, 25],
    ['SUPERSESSION_DEAD', { 25: 'supersedes: 1' }, 25],
    ['QUESTION_DOUBLE', { 7: '  - 征收率，多少？' }, 7],
    ['QUESTION_DOUBLE', { 9: '  - 小规模几个点？' }, 9],
    ['SIMILAR_FEW', { 9: [], 10: [], 11: [] }, 6],
    ['HUMAN_SECTION_MISSING', { 15: 'handling: human' }, 15],
  ])('%s %j', (code, changes, line) => {
    expect(changed(changes)).toEqual([`${A}:${line}: error ${code}`]);
  });

  it('warns of a review that is due and of few wordings', () => {
    expect(changed({ 26: 'review: 2026-11-22' })).toEqual([`${A}:26: warning REVIEW_OVERDUE`]);
    expect(changed({ 26: 'review: 2026-11-23' })).toEqual([]);
    expect(changed({ 11: [] })).toEqual([`${A}:6: warning SIMILAR_FEW`]);
  });

  it('only warns of a related article that is a topic nobody has written about yet', () => {
    expect(changed({ 25: 'related: [b]' })).toEqual([`${A}:25: warning RELATED_UNKNOWN`]);
  });

  it('CATEGORY_UNKNOWN', () => {
    const file = 'national/nowhere/a.md';
    expect(codes({ [file]: withLines(correct('a'), { 13: 'category: nowhere' }) })).toEqual([
      `${file}:13: error CATEGORY_UNKNOWN`,
    ]);
  });

  it('takes a person’s article with its section', () => {
    expect(changed({ 15: 'handling: human', 30: ['一段话。', '', '## 转人工', '要看合同。'] })).toEqual([]);
  });

  it('finds the same question in two articles, and nearly the same', () => {
    const same = withLines(correct('b'), { 8: '  - 征收率 多少？' });
    expect(codes({ [A]: correct('a'), [B]: same })).toEqual([`${B}:8: error QUESTION_DOUBLE`]);
    const long = '小规模纳税人开具增值税专用发票能不能享受免税';
    const first = withLines(correct('a'), { 6: `  - ${long}` });
    const near = withLines(correct('b'), { 8: `  - ${long}吗` });
    expect(codes({ [A]: first, [B]: near })).toEqual([`${B}:8: error QUESTION_NEAR_DOUBLE`]);
  });

  describe('versions', () => {
    const OLD = 'national/vat/a.v1.md';
    const old = withLines(correct('a'), { 18: 'effective: { from: 2020-01-01, until: 2022-12-31 }' });
    const newer = withLines(correct('a', 2), { 25: ['related: []', 'supersedes: 1'] });

    it('takes two that follow each other', () => {
      expect(codes({ [A]: newer, [OLD]: old })).toEqual([]);
    });
    it('PERIODS_OVERLAP', () => {
      const over = withLines(old, { 18: 'effective: { from: 2020-01-01, until: 2023-01-01 }' });
      expect(codes({ [A]: newer, [OLD]: over })).toEqual([`${A}:18: error PERIODS_OVERLAP`]);
      const endless = withLines(old, { 18: 'effective: { from: 2020-01-01 }' });
      expect(codes({ [A]: newer, [OLD]: endless })).toEqual([`${A}:18: error PERIODS_OVERLAP`]);
    });
    it('VERSION_DOUBLE', () => {
      const again = withLines(newer, { 3: 'version: 1', 26: [] });
      expect(codes({ [A]: again, [OLD]: old })).toContain(`${OLD}:3: error VERSION_DOUBLE`);
    });
    it('SUPERSESSION_DEAD names a version that is not older', () => {
      const self = withLines(newer, { 26: 'supersedes: 2' });
      expect(codes({ [A]: self, [OLD]: old })).toEqual([`${A}:26: error SUPERSESSION_DEAD`]);
    });
    it('lets another scope have the same period and version', () => {
      const near = withLines(correct('a'), { 17: 'scope: taiqian' });
      expect(codes({ [A]: correct('a'), 'taiqian/vat/a.md': near })).toEqual([]);
    });
  });
});
