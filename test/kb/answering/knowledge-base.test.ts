import { describe, expect, it } from 'vitest';
import { createKnowledgeBase } from '../../../kb/answering/knowledge-base.ts';
import { ARTICLES, article, CATEGORIES } from '../support/articles.ts';

const base = createKnowledgeBase({ articles: ARTICLES, categories: CATEGORIES });
const TODAY = '2026-11-23';

/** A decision in one line. */
function told(text: string, asOf = TODAY, scope: 'national' | 'taiqian' = 'taiqian', from = base): string {
  const { decision } = from.ask({ text, asOf, scope });
  const found =
    decision.outcome === 'answer' ? [decision.match] : decision.outcome === 'decline' ? [] : decision.matches;
  const ids = found.map(({ article: { id, version } }) => `${id}${version}`);
  return [decision.outcome, decision.reason, ...ids].join(' ');
}

describe('ask', () => {
  it.each([
    ['小规模免税额度是多少', 'answer exact threshold2'],
    ['请问小规模免税额度是多少？', 'answer exact threshold2'],
    ['你好，想咨询一下小规模免税额度是多少，急，谢谢！', 'answer exact threshold2'],
    ['老师您好。請問小規模免稅額度是多少？', 'answer exact threshold2'],
    ['13812345678 小规模免税额度是多少', 'answer exact threshold2'],
    ['季度30万免税还有没有', 'answer exact threshold2'],
    ['首套房的契税是几个点呀', 'answer confident deed1'],
    ['留抵退税怎么办', 'human handling-human retain1'],
    ['转人工', 'human requested'],
    ['你好', 'decline greeting'],
    ['？？', 'decline empty'],
    ['食堂的燃气灶坏了找谁', 'human not-found'],
    ['13812345678', 'human not-found'],
  ])('%s → %s', (text, expected) => {
    expect(told(text)).toBe(expected);
  });

  it('answers a past day by the version of that day, through the newest one’s wordings', () => {
    expect(told('小规模免税额度是多少', '2021-03-01')).toBe('answer exact threshold1');
    expect(told('2021年3月小规模免税额度是多少')).toBe('answer confident threshold1');
    expect(told('请问2021年小规模的免税额度是多少呀')).toBe('answer confident threshold1');
    expect(told('旧的免税额度')).toBe('answer exact threshold2');
  });

  it('says when no version holds on the day', () => {
    expect(told('电动车车船税还免吗', '2026-11-23')).toBe('human no-version');
    expect(told('请问电动车的车船税还免吗', '2026-11-23')).toBe('human no-version');
    expect(told('电动车车船税还免吗', '2027-01-01')).toBe('answer exact future1');
    expect(told('2027年电动车车船税还免吗')).toBe('answer confident future1');
    expect(told('小规模免税额度是多少', '2019-12-31')).toBe('human no-version');
  });

  it('leaves out what belongs to another place', () => {
    const local = article({
      id: 'local',
      scope: 'taiqian',
      question: '台前县办税服务厅在哪里？',
      similar: ['县里去哪办税'],
    });
    const wider = createKnowledgeBase({ articles: [...ARTICLES, local], categories: CATEGORIES });
    expect(told('县里去哪办税', TODAY, 'taiqian', wider)).toBe('answer exact local1');
    expect(told('县里去哪办税', TODAY, 'national', wider)).toBe('human not-found');
  });

  it('gives related articles that apply', () => {
    const { decision } = base.ask({ text: '小规模免税额度是多少', asOf: TODAY, scope: 'taiqian' });
    expect(decision.outcome === 'answer' && decision.related.map((a) => a.id)).toEqual(['rate']);
  });

  it('looks into nobody’s file', () => {
    const { decision } = base.ask({ text: '帮我查我欠多少契税', asOf: TODAY, scope: 'taiqian' });
    expect(decision).toMatchObject({ outcome: 'human', reason: 'personal-data' });
  });
});

describe('the rest', () => {
  it('explains with the day and the features', () => {
    const { asOf, best, decision } = base.explain({ text: '2021年3月小规模免税额度', asOf: TODAY, scope: 'taiqian' });
    expect([asOf, best[0]?.article.version, best[0]?.features.row]).toEqual(['2021-03-15', 1, '小规模免税额度是多少']);
    expect(decision).toEqual(base.ask({ text: '2021年3月小规模免税额度', asOf: TODAY, scope: 'taiqian' }).decision);
  });

  it('browses by category what applies', () => {
    const shown = (asOf: string) =>
      base.browse(asOf, 'taiqian').map((g) => [g.category.key, ...g.articles.map((a) => `${a.id}${a.version}`)]);
    expect(shown(TODAY)).toEqual([
      ['vat', 'threshold2', 'rate1', 'retain1'],
      ['property', 'deed1'],
    ]);
    expect(shown('2019-12-31')).toEqual([]);
  });

  it('finds by id, and counts ids', () => {
    expect(base.byId('threshold', '2021-01-01', 'national')?.version).toBe(1);
    expect(base.byId('nobody', TODAY, 'national')).toBeNull();
    expect(base.size).toBe(5);
  });

  it('suggests at most so many', () => {
    expect(base.search('小规模', TODAY, 'taiqian', 1)).toHaveLength(1);
    expect(base.search('电动车车船税还免吗', TODAY, 'taiqian', 5).map((m) => m.article.id)).not.toContain('future');
    expect(base.search('龘', TODAY, 'taiqian', 5)).toEqual([]);
  });
});
