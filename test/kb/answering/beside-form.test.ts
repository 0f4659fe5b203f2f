import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { besideForm, readBesideForm } from '../../../kb/answering/beside-form.ts';
import { createKnowledgeBase } from '../../../kb/answering/knowledge-base.ts';
import { readContent } from '../../../kb/articles/content.ts';
import { realSegment } from '../support/lexicon.ts';

const kb = join(import.meta.dirname, '../../../kb');
const helps = readBesideForm(join(kb, 'lexicon/beside-form.yaml'));
const segment = realSegment();

describe('beside the form of a report', () => {
  it.each([
    ['饭店吃饭不给开发票，我要举报', ['fp-refuse', 'fp-report', 'fw-report-progress']],
    ['他们店从来没交过税，私下收款', ['fp-report', 'fw-report-progress']],
    ['举报他偷税，也不开票', ['fp-report', 'fp-refuse', 'fw-report-progress']],
    ['个税APP里有家公司冒用我的名字报工资', ['gs-fake', 'fp-report', 'fw-report-progress']],
    ['老板一直不给我们交社保', ['shb-late', 'fp-report', 'fw-report-progress']],
    ['有人卖票收六个点，虚开发票', ['fp-false', 'fp-refuse', 'fp-report', 'fw-report-progress']],
  ])('%s', (text, ids) => {
    expect(besideForm(helps, 'report', segment.searchable(text))).toEqual(ids);
  });
});

describe('beside the form of a complaint', () => {
  it('is how complaints are handled', () => {
    expect(besideForm(helps, 'complaint', '窗口态度差')).toEqual(['fw-complain']);
    expect(besideForm(helps, 'complaint', '对投诉结果不服')).toEqual(['fw-review', 'fw-complain']);
  });
});

it('the articles come with the decision, as they apply on the day', async () => {
  const { parsed, categories } = readContent(join(kb, 'content'));
  const base = createKnowledgeBase({ articles: parsed.map((p) => p.article), categories });
  const { parts } = await base.ask({
    text: '我在一家饭店吃饭花了五百块，老板死活不给开发票，我要举报他',
    asOf: '2026-11-25',
    scope: 'taiqian',
  });
  expect(parts).toMatchObject([
    {
      decision: {
        outcome: 'report',
        matches: [{ article: { id: 'fp-refuse' } }, { article: { id: 'fp-report' } }, {}],
      },
    },
  ]);
});

it('what the base offers there is the rule in force, though the message names another day', async () => {
  const { parsed, categories } = readContent(join(kb, 'content'));
  const base = createKnowledgeBase({ articles: parsed.map((p) => p.article), categories });
  const text = '2020年他逾期没申报，忘了申报会罚多少，我要举报这家公司偷税';
  const { parts } = await base.ask({ text, asOf: '2026-11-25', scope: 'taiqian' });
  const [part] = parts;
  if (part?.decision.outcome !== 'report') throw new Error('no report');
  const ended = part.decision.matches.filter((m) => (m.article.effective.until ?? '9999') < '2026-11-25');
  expect(ended.map((m) => m.article.question)).toEqual([]);
});
