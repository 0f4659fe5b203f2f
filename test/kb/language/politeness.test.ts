import { describe, expect, it } from 'vitest';
import { withoutPoliteness } from '../../../kb/language/politeness.ts';

describe('withoutPoliteness', () => {
  it.each([
    ['请问小规模几个点？', '小规模几个点'],
    ['你好，我想问一下小规模几个点，谢谢', '小规模几个点'],
    ['老师您好！想咨询一下：小规模几个点？急，在线等', '小规模几个点'],
    ['您好，请教个问题，小规模几个点谢谢老师', '小规模几个点'],
    ['麻烦问一下小规模几个点。谢谢！', '小规模几个点'],
    ['在吗？小规模几个点', '小规模几个点'],
    ['請問小規模幾個點', '小规模几个点'],
    ['小规模几个点急急急', '小规模几个点'],
  ])('%s', (text, expected) => {
    expect(withoutPoliteness(text)).toBe(expected);
  });

  it.each([
    '老师的课时费怎么交税',
    '咨询费怎么开票',
    '想咨询费用开什么票',
    '谢师宴餐费能抵扣吗',
    '问询函怎么回',
    '好几个公司',
    '急救中心免税吗',
    '销售额5,000元',
    '财税〔2016〕36号',
  ])('leaves what belongs to the question: %s', (text) => {
    expect(withoutPoliteness(text)).toBe(text);
  });

  it('leaves a message of nothing else as it is', () => {
    expect(withoutPoliteness('你好，谢谢')).toBe('你好，谢谢');
  });
});
