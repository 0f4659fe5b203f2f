import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { questionsOf } from '../../../kb/answering/message.ts';

const told = (text: string) => questionsOf(text).map((q) => [q.focus, q.background]);

describe('the questions of a message', () => {
  it.each([
    ['电子专票没盖章能用吗', [['电子专票没盖章能用吗', '']]],
    ['老师好，请问社保晚交有滞纳金吗？谢谢', [['社保晚交有滞纳金吗', '']]],
    [
      '数电票开错了怎么红冲？红冲完额度会恢复吗？',
      [
        ['数电票开错了怎么红冲', ''],
        ['红冲完额度会恢复吗', ''],
      ],
    ],
    [
      '1、契税几个点？2、个人买房要交印花税吗',
      [
        ['契税几个点', ''],
        ['个人买房要交印花税吗', ''],
      ],
    ],
    ['我公司是小规模。今年开了一张3%的票。请问能红冲吗？', [['能红冲吗', '我公司是小规模 今年开了一张3%的票']]],
    // Points back: asked together with the question before.
    [
      '一般纳税人出租老房子按几个点？需要备案吗？',
      [
        ['一般纳税人出租老房子按几个点', ''],
        ['一般纳税人出租老房子按几个点 需要备案吗', ''],
      ],
    ],
    ['要不要交增值税？我们是小规模。', [['要不要交增值税', '我们是小规模']]],
    ['数电票 红冲', [['数电票 红冲', '']]],
    ['销售额1,000.5元怎么报？', [['销售额1,000.5元怎么报', '']]],
  ])('%s', (text, expected) => {
    expect(told(text)).toEqual(expected);
  });

  it('announced anew without punctuation', () => {
    expect(told('契税怎么交另外想问一下印花税怎么交')).toHaveLength(2);
    expect(told('契税怎么交还有一个问题印花税怎么交')).toHaveLength(2);
  });

  it('is at least one, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        expect(questionsOf(text).length).toBeGreaterThanOrEqual(1);
      }),
      { numRuns: 300, seed: 12366 },
    );
  });
});
