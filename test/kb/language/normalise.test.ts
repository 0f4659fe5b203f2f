import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalise } from '../../../kb/language/normalise.ts';

describe('normalise', () => {
  it.each([
    ['5,000,000元', '5000000元'],
    ['１３％', '13%'],
    ['UKey 電子專票', 'ukey 电子专票'],
    ['三十万以下按百分之三', '30万以下按3%'],
    ['五百万', '500万'],
    ['按3个点还是1个点', '按3%还是1%'],
    ['按几个点', '按几个点'],
    ['第三个点', '第三个点'],
    ['万一', '万一'],
    ['2026.1.1 起。', '2026.1.1 起'],
    ['a.b.', 'a b'],
  ])('%s → %s', (text, expected) => {
    expect(normalise(text)).toBe(expected);
  });

  it.each([
    '财税〔2016〕36号',
    '财税[2016]36号',
    '财税(2016)36号',
    '财税（2016）36号',
    '财税【2016】36号',
    '财税2016年36号',
    '财税 [ 2016 ] 36 号',
    '〔2016〕36号文',
    '2016年第36号公告',
    '公告2016年第36号',
    '2016年36号公告',
  ])('%s is one token', (text) => {
    expect(normalise(text)).toBe('doc2016x36');
  });

  it.each([
    ['小规模建筑服务财税〔2016〕36号', '小规模建筑服务 doc2016x36'],
    ['个人出租住房财税〔2016〕36号还有效吗', '个人出租住房 doc2016x36 还有效吗'],
    ['国家税务总局公告2024年第11号', '国家税务总局 doc2024x11'],
    ['台税发(2020)27 号怎么说', 'doc2020x27 怎么说'],
    ['2021年12号开的票', '2021年12号开的票'],
    ['2021年1月12号', '2021年1月12号'],
    ['国家税务总局令第49号', '国家税务总局令第49号'],
  ])('keeps what stands around a number: %s', (text, expected) => {
    expect(normalise(text)).toBe(expected);
  });

  it('is idempotent', () => {
    const pieces = [
      '财税〔2016〕36号',
      '5,000',
      '1,0000,000',
      '三十万',
      '個',
      '乾',
      '％',
      '.',
      '年',
      '号',
      '2016',
      '第',
      '百分之',
      '一个点',
      ' ',
      '，',
      'İß㍿①',
      '〔',
    ];
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (sample) => {
        const once = normalise(sample);
        expect(normalise(once)).toBe(once);
      }),
      { numRuns: 2000, seed: 12366 },
    );
  });
});
