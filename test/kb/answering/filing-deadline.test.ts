import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createKnowledgeBase } from '../../../kb/answering/knowledge-base.ts';
import { readContent } from '../../../kb/articles/content.ts';

// 税总办征科函〔2025〕64号
const LAST_DAYS = [20, 24, 16, 20, 22, 15, 15, 17, 15, 26, 16, 15];
const two = (n: number) => String(n).padStart(2, '0');

describe('by when to file', () => {
  const { parsed, categories } = readContent(join(import.meta.dirname, '../../../kb/content'));
  const base = createKnowledgeBase({ articles: parsed.map((p) => p.article), categories });
  const asked = async (text: string, asOf: string) => {
    const { parts } = await base.ask({ text, asOf, scope: 'taiqian' });
    const decision = parts[0]?.decision;
    return decision?.outcome === 'answer' ? decision.match.article.answer : `${decision?.outcome} ${decision?.reason}`;
  };

  it.each(LAST_DAYS.map((day, i) => [i + 1, day]))(
    'month %i: its own day, and the next month’s',
    async (month, day) => {
      const next = LAST_DAYS[month] === undefined ? '转人工' : `${month + 1}月${LAST_DAYS[month]}日`;
      for (const date of [1, 15, 28]) {
        const answer = await asked('这个月报税到几号', `2026-${two(month)}-${two(date)}`);
        expect(answer).toContain(`${month}月${day}日`);
        expect(answer).toContain(next);
      }
    },
  );
  it('a month that is named, and the next one', async () => {
    expect(await asked('12月报税最后一天是哪天', '2026-11-25')).toMatch(/^2026年12月的申报期到12月15日截止/);
    expect(await asked('十月份申报截止时间', '2026-11-25')).toMatch(/^2026年10月的申报期到10月26日截止/);
    expect(await asked('下个月报税截止几号', '2026-11-25')).toMatch(/^2026年12月/);
  });
  it('another year goes to a person', async () => {
    expect(await asked('2027年1月报税到几号', '2026-11-25')).toMatch(/^human/);
    expect(await asked('这个月报税到几号', '2025-11-05')).toMatch(/^human/);
  });
});
