import type { Article, Basis, Period, Scope } from '../../kb/articles/articles.types.ts';
import type { ArticleView, Offered } from '../realtime/protocol.ts';

const SCOPE_LABELS: Record<Scope, string> = { national: '全国', henan: '河南省', taiqian: '台前县' };

const MOST_OTHER_TIMES = 2;

/** What every answer ends with: an approved text for reference, the law decides. */
export const DISCLAIMER = '以上内容仅供参考，具体执行以法律法规和主管税务机关的规定为准。';

const chineseDay = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
};

/** "自2026年1月1日起，至2027年12月31日" in words, seen from a day. */
export function periodText(period: Period, asOf: string): string {
  const from = chineseDay(period.from);
  if (!period.until) return `自${from}起执行`;
  const until = chineseDay(period.until);
  return period.until < asOf ? `执行期间：${from}至${until}（已停止执行）` : `自${from}起，执行至${until}`;
}

function basisNote(basis: Basis): string | undefined {
  if (basis.status === 'in-force') return undefined;
  const word = { 'partly-repealed': '部分条款已失效', repealed: '已废止', replaced: '已被替代' }[basis.status];
  return basis.until ? `${word}，有效至${chineseDay(basis.until)}` : word;
}

/** @param day the day that it is asked about, when another version holds today */
export const offered = ({ id, question }: Pick<Article, 'id' | 'question'>, day?: string): Offered => ({
  id,
  question,
  ...(day ? { asOf: day } : {}),
});

/**
 * An article as people see it today. The texts are the approved ones, unchanged.
 * @param day what it is asked about, when another version holds today
 * @param related questions to offer next, already chosen for that day and place
 * @param others all versions of the article
 */
export function toArticleView(
  article: Article,
  { today, day }: { today: string; day: string | undefined },
  related: readonly Offered[],
  others: readonly Article[],
): ArticleView {
  const otherTimes = others
    .filter((o) => o !== article && o.scope === article.scope)
    .sort((a, b) => (a.effective.from < b.effective.from ? 1 : -1))
    .slice(0, MOST_OTHER_TIMES)
    .map((o) => ({
      label: o.effective.from > article.effective.from ? '之后的规定' : '此前的规定',
      period: periodText(o.effective, today),
      answer: o.answer,
    }));
  return {
    id: article.id,
    version: article.version,
    scope: article.scope,
    scopeLabel: SCOPE_LABELS[article.scope],
    question: article.question,
    answer: article.answer,
    period: periodText(article.effective, today),
    basis: article.basis.map((basis) => {
      const note = basisNote(basis);
      return {
        title: basis.title,
        number: basis.number,
        ...(basis.article ? { article: basis.article } : {}),
        ...(note ? { note } : {}),
      };
    }),
    body: article.body,
    disclaimer: DISCLAIMER,
    related: [...related],
    ...(day ? { asOf: day } : {}),
    ...(otherTimes.length > 0 ? { otherTimes } : {}),
  };
}
