import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { rewriter } from '../../../kb/language/lexicon.ts';
import { normalise } from '../../../kb/language/normalise.ts';
import { realSegment } from '../support/lexicon.ts';

const segment = realSegment();
type Entry = { to: string; from: string[] };
const file = join(import.meta.dirname, '../../../kb/lexicon/words.yaml');
const entries = Object.values(parse(readFileSync(file, 'utf8')) as Record<string, Entry[]>).flat();

describe('lexicon', () => {
  it.each([
    '缴纳印花税',
    '提交资料',
    '二手房交易',
    '移交',
    '各税种申报期限',
    '这个说法对吗',
    '等待开票',
    '提起税务行政复议',
    '更改章程',
    '转票据',
    '新建商品房大厅',
    '未开票收入',
    '交通费',
    '已缴税款',
    '最低扣除',
    '非法票据',
    '一般人员工资',
    '税务ukey',
    '供电局',
    '数电专票怎么开',
    '数电普票',
    '找不到申报入口',
    '纳税义务',
  ])('leaves ordinary words alone: %s', (text) => {
    expect(segment.searchable(text)).toBe(normalise(text));
  });

  it.each([
    ['全电票', '数电票'],
    ['开专飘', '开专票'],
    ['曾值税抵口', '增值税抵扣'],
    ['小规模纳税人交多少', '小规模缴多少'],
    ['税务uk坏了咋办', '税务ukey坏了怎么办'],
    ['超五百万', '超过500万'],
    ['全电發票冲红', '数电票红冲'],
    ['交税', '缴税'],
  ])('%s → %s', (text, expected) => {
    expect(segment.searchable(text)).toBe(expected);
  });

  it('replaces a form only between words', () => {
    const rewrite = rewriter([{ to: '抵扣', from: ['低扣'] }], (text) => text.match(/最低|扣除|./g) ?? []);
    expect(rewrite('低扣进项')).toBe('抵扣进项');
    expect(rewrite('最低扣除')).toBe('最低扣除');
  });

  it('is idempotent on any mixture of its own words', () => {
    const piece = fc.constantFrom(
      ...entries.flatMap((e) => [e.to, ...e.from]),
      '的',
      '税',
      '人',
      '票',
      '纳税人',
      '怎么',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 5 }), (parts) => {
        const once = segment.searchable(parts.join(''));
        expect(segment.searchable(once)).toBe(once);
      }),
      { numRuns: 2000, seed: 12366 },
    );
  });

  it('has no form twice', () => {
    const forms = entries.flatMap((e) => e.from);
    expect(forms.filter((form, i) => forms.indexOf(form) !== i)).toEqual([]);
  });
});
