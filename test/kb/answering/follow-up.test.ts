import { describe, expect, it } from 'vitest';
import { completed, followsUp } from '../../../kb/answering/follow-up.ts';

describe('a message that follows up', () => {
  it.each([
    '那普票呢',
    '那普票呢？',
    '小规模也一样吗',
    '2021年的时候呢',
    '如果是个体户呢',
    '要多久',
    '需要什么材料',
    '怎么办理',
    '这个有依据吗',
  ])('%s', (text) => {
    expect(followsUp(text)).toBe(true);
  });
  it.each([
    '电子专票没盖章能用吗',
    '社保费晚交会怎样',
    '我们公司今年开票超过五百万了会不会变成一般纳税人要怎么登记呢',
    '小规模每月多少以下免增值税',
  ])('not %s', (text) => {
    expect(followsUp(text)).toBe(false);
  });

  it.each([
    ['专票丢了怎么办', '那普票呢', '普票丢了怎么办'],
    ['小规模要交印花税吗', '个体户也一样吗', '个体户要交印花税吗'],
    ['卖住房要交多少增值税', '如果是商铺呢', '卖商铺要交多少增值税'],
    ['小规模每月多少以下免增值税', '2024年的时候呢', '小规模每月多少以下免增值税 2024年'],
    ['契税怎么交', '要什么材料', '契税怎么交 要什么材料'],
  ])('%s + %s', (before, text, expected) => {
    expect(completed(text, { text: before })).toBe(expected);
  });
});
