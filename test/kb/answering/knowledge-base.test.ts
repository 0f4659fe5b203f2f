import { describe, expect, it } from 'vitest';
import type { Decision, Question } from '../../../kb/answering/answering.types.ts';
import { createKnowledgeBase } from '../../../kb/answering/knowledge-base.ts';
import { ARTICLES, article, CATEGORIES } from '../support/articles.ts';

const base = createKnowledgeBase({ articles: ARTICLES, categories: CATEGORIES });
const TODAY = '2026-11-23';

async function decided(question: Question, from = base): Promise<Decision> {
  const { parts } = await from.ask(question);
  expect(parts).toHaveLength(1);
  return (parts[0] as (typeof parts)[number]).decision;
}

/** A decision in one line, with the article that answers. */
async function told(text: string, asOf = TODAY, scope: 'national' | 'taiqian' = 'taiqian', from = base) {
  const decision = await decided({ text, asOf, scope }, from);
  const found = decision.outcome === 'answer' ? [decision.match] : [];
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
    ['留抵退税怎么办', 'human handling-human'],
    ['转人工', 'human requested'],
    ['你好', 'decline greeting'],
    ['？？', 'decline empty'],
  ])('%s → %s', async (text, expected) => {
    expect(await told(text)).toBe(expected);
  });

  it('answers a past day by the version of that day, through the newest one’s wordings', async () => {
    expect(await told('小规模免税额度是多少', '2021-03-01')).toBe('answer exact threshold1');
    const day = async (text: string) => {
      const { parts } = await base.explain({ text, asOf: TODAY, scope: 'taiqian' });
      return [parts[0]?.asOf, parts[0]?.best[0]?.article.id, parts[0]?.best[0]?.article.version];
    };
    expect(await day('2021年3月小规模免税额度是多少')).toEqual(['2021-03-15', 'threshold', 1]);
    expect(await day('请问2021年小规模的免税额度是多少呀')).toEqual(['2021-06-30', 'threshold', 1]);
    expect(await told('旧的免税额度')).toBe('answer exact threshold2');
  });

  it('says when no version holds on the day', async () => {
    expect(await told('电动车车船税还免吗', '2026-11-23')).toBe('human no-version');
    expect(await told('电动车车船税还免吗', '2027-01-01')).toBe('answer exact future1');
    expect(await told('小规模免税额度是多少', '2019-12-31')).toBe('human no-version');
  });

  it('offers the rule in force, as such, when the day asked for has none', async () => {
    const { parts } = await base.ask({ text: '2018年小规模免税额度是多少', asOf: TODAY, scope: 'taiqian' });
    expect(parts).toMatchObject([
      {
        asOf: TODAY,
        decision: {
          outcome: 'candidates',
          reason: 'no-version',
          matches: [{ article: { id: 'threshold', version: 2 } }],
        },
      },
    ]);
  });

  it('leaves out what belongs to another place', async () => {
    const local = article({
      id: 'local',
      scope: 'taiqian',
      question: '台前县办税服务厅在哪里？',
      similar: ['县里去哪办税'],
    });
    const wider = createKnowledgeBase({ articles: [...ARTICLES, local], categories: CATEGORIES });
    expect(await told('县里去哪办税', TODAY, 'taiqian', wider)).toBe('answer exact local1');
    expect(await told('县里去哪办税', TODAY, 'national', wider)).not.toContain('local');
  });

  it('gives related articles that apply', async () => {
    const decision = await decided({ text: '小规模免税额度是多少', asOf: TODAY, scope: 'taiqian' });
    expect(decision.outcome === 'answer' && decision.related.map((a) => a.id)).toEqual(['rate']);
  });

  it('looks into nobody’s file', async () => {
    const decision = await decided({ text: '帮我查我欠多少契税', asOf: TODAY, scope: 'taiqian' });
    expect(decision).toMatchObject({ outcome: 'human', reason: 'personal-data' });
  });
});

describe('the rest', () => {
  it('explains with the day and the features', async () => {
    const question = { text: '2021年3月小规模免税额度', asOf: TODAY, scope: 'taiqian' } as const;
    const { parts } = await base.explain(question);
    const [part] = parts;
    expect([part?.asOf, part?.best[0]?.article.version, part?.best[0]?.ranked.wording]).toEqual([
      '2021-03-15',
      1,
      '小规模免税额度是多少',
    ]);
    expect(part?.decision).toEqual(await decided(question));
  });

  it('browses by category what applies', async () => {
    const shown = (asOf: string) =>
      base.browse(asOf, 'taiqian').map((g) => [g.category.key, ...g.articles.map((a) => `${a.id}${a.version}`)]);
    expect(shown(TODAY)).toEqual([
      ['vat', 'threshold2', 'rate1', 'retain1'],
      ['property', 'deed1'],
    ]);
    expect(shown('2019-12-31')).toEqual([]);
  });

  it('finds by id, and counts ids', async () => {
    expect(base.byId('threshold', '2021-01-01', 'national')?.version).toBe(1);
    expect(base.byId('nobody', TODAY, 'national')).toBeNull();
    expect(base.size).toBe(5);
  });

  it('suggests at most so many', async () => {
    expect(await base.search('小规模', TODAY, 'taiqian', 1)).toHaveLength(1);
    const found = await base.search('电动车车船税还免吗', TODAY, 'taiqian', 5);
    expect(found.map((m) => m.article.id)).not.toContain('future');
    expect(await base.search('龘', TODAY, 'taiqian', 5)).toEqual([]);
  });
});
