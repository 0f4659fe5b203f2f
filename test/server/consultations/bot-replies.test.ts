import { describe, expect, it } from 'vitest';
import type { Decision } from '../../../kb/answering/answering.types.ts';
import type { Answered } from '../../../server/articles/knowledge.service.ts';
import { replyTo } from '../../../server/consultations/bot-replies.ts';
import { article } from '../../kb/support/articles.ts';

const rate = article({ id: 'rate', question: '小规模几个点？' });
const match = { article: rate, score: 1, probability: 1 };
const answered = (decision: Decision, day?: string): Answered => ({
  text: '小规模几个点',
  asOf: day ?? '2026-11-25',
  dayOf: () => day,
  decision,
  view: () => {
    throw new Error('no article is shown here');
  },
});

describe('what is offered for a question about a past day', () => {
  it('is asked about that day', () => {
    const { contents } = replyTo([
      answered({ outcome: 'candidates', reason: 'unsure', matches: [match] }, '2021-03-15'),
    ]);
    expect(contents).toMatchObject([{ type: 'candidates', items: [{ id: 'rate', asOf: '2021-03-15' }] }]);
  });
  it('… and not otherwise', () => {
    const { contents } = replyTo([answered({ outcome: 'candidates', reason: 'unsure', matches: [match] })]);
    expect(contents).toMatchObject([{ items: [{ id: 'rate', question: '小规模几个点？' }] }]);
    expect(JSON.stringify(contents)).not.toContain('asOf');
  });
  it('keeps the day on the buttons of a question back', () => {
    const choices = [{ label: '税率', question: '小规模几个点？', articleId: 'rate' }];
    const decision: Decision = { outcome: 'clarify', reason: 'which', ask: '哪一个？', choices };
    expect(replyTo([answered(decision, '2021-06-30')]).contents).toMatchObject([
      { choices: [{ articleId: 'rate', asOf: '2021-06-30' }] },
    ]);
    expect(JSON.stringify(replyTo([answered(decision)]).contents)).not.toContain('asOf');
  });
});

describe('what the base lacks', () => {
  it.each<[Decision, string[]]>([
    [{ outcome: 'candidates', reason: 'no-version', matches: [match] }, ['no-version']],
    [{ outcome: 'human', reason: 'not-found', matches: [] }, ['not-found']],
    [{ outcome: 'human', reason: 'personal-data', matches: [] }, []],
    [{ outcome: 'candidates', reason: 'unsure', matches: [match] }, []],
  ])('%j', (decision, reasons) => {
    const { gaps } = replyTo([answered(decision)]);
    expect(gaps).toEqual(reasons.map((reason) => ({ question: '小规模几个点', reason })));
  });
  it('is told for each of several questions', () => {
    const missing = answered({ outcome: 'human', reason: 'not-found', matches: [] });
    const { gaps, handOver } = replyTo([missing, { ...missing, text: '契税几个点' }]);
    expect(gaps.map((g) => g.question)).toEqual(['小规模几个点', '契税几个点']);
    expect(handOver?.question).toBe('小规模几个点\n契税几个点');
  });
  it('says that the rule offered is the one in force', () => {
    const { contents } = replyTo([answered({ outcome: 'candidates', reason: 'no-version', matches: [match] })]);
    expect(contents).toMatchObject([{ text: expect.stringContaining('现行规定') }]);
  });
});
