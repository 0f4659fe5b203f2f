import { normalise } from '../language/normalise.ts';
import type { Article, Category } from './articles.types.ts';
import { findNearDoubles } from './near-doubles.ts';
import type { ParsedArticle } from './parse.ts';
import type { Problem, ProblemCode } from './problems.ts';

export interface LintContext {
  categories: Category[];
  /** Slugs that articles may name. */
  topics: ReadonlySet<string>;
  /** Asia/Shanghai, for reviews that are due. */
  today: string;
}

const FEWEST_SIMILAR = 4;
const GOOD_SIMILAR = 6;

/** Everything that can be wrong between and within articles that parsed. */
export function lint(all: readonly ParsedArticle[], context: LintContext): Problem[] {
  const problems: Problem[] = [];
  const report = (level: Problem['level']) => (at: ParsedArticle, line: number, code: ProblemCode, message: string) => {
    problems.push({ file: at.file, line, level, code, message });
  };
  const error = report('error');
  const warning = report('warning');
  const ids = new Set(all.map((p) => p.article.id));
  const categories = new Set(context.categories.map((c) => c.key));
  const versions = new Map<string, ParsedArticle[]>();
  for (const p of all) {
    const key = `${p.article.id} ${p.article.scope}`;
    versions.set(key, [...(versions.get(key) ?? []), p]);
  }
  const newest = (p: ParsedArticle) =>
    (versions.get(`${p.article.id} ${p.article.scope}`) ?? []).every((o) => o.article.version <= p.article.version);

  for (const p of all) {
    const { article, lineOf } = p;
    if (p.file !== fileOf(article, newest(p)))
      error(p, lineOf('id'), 'PLACE_WRONG', `按内容应放在 ${fileOf(article, newest(p))}`);
    if (!categories.has(article.category))
      error(p, lineOf('category'), 'CATEGORY_UNKNOWN', `没有分类 ${article.category}`);
    article.topics.forEach((topic, i) => {
      if (!context.topics.has(topic)) error(p, lineOf('topics', i), 'TOPIC_UNKNOWN', `没有主题 ${topic}`);
    });
    article.related.forEach((id, i) => {
      if (ids.has(id)) return;
      // A topic that nobody has written about yet may be named; a word that is no topic is a slip.
      const planned = context.topics.has(id);
      (planned ? warning : error)(p, lineOf('related', i), 'RELATED_UNKNOWN', `${planned ? '还' : ''}没有知识 ${id}`);
    });
    if (article.basis.length === 0) error(p, lineOf('basis'), 'BASIS_MISSING', '至少写一条依据');
    const { from, until } = article.effective;
    if (until !== undefined && until < from) error(p, lineOf('effective'), 'PERIOD_REVERSED', `${until} 早于 ${from}`);
    if (article.review < context.today) warning(p, lineOf('review'), 'REVIEW_OVERDUE', `应在 ${article.review} 前复核`);
    if (article.handling === 'human' && !article.body.some((b) => b.type === 'heading' && b.text === '转人工')) {
      error(p, lineOf('handling'), 'HUMAN_SECTION_MISSING', '转人工的知识要有“## 转人工”一节');
    }
    if (newest(p) && article.similar.length < FEWEST_SIMILAR) {
      error(p, lineOf('similar'), 'SIMILAR_FEW', `相似问 ${article.similar.length} 条，至少 ${FEWEST_SIMILAR} 条`);
    } else if (newest(p) && article.similar.length < GOOD_SIMILAR) {
      warning(p, lineOf('similar'), 'SIMILAR_FEW', `相似问 ${article.similar.length} 条，最好有 ${GOOD_SIMILAR} 条`);
    }
    const { supersedes } = article;
    if (supersedes !== undefined) {
      const old = versions.get(`${article.id} ${article.scope}`)?.some((o) => o.article.version === supersedes);
      if (!old || supersedes >= article.version)
        error(p, lineOf('supersedes'), 'SUPERSESSION_DEAD', `没有更早的第 ${supersedes} 版`);
    }
    ownDoubles(p, error);
  }

  for (const group of versions.values()) overlaps(group, error);
  for (const { a, b, row, equal } of findNearDoubles(all)) {
    const text = `与 ${b.file} 的“${b.text}”${equal ? '相同' : '几乎相同'}`;
    error(a.parsed, a.parsed.lineOf(...row), equal ? 'QUESTION_DOUBLE' : 'QUESTION_NEAR_DOUBLE', text);
  }
  return problems;
}

type Report = (at: ParsedArticle, line: number, code: ProblemCode, message: string) => void;

/** Where a version belongs: the newest in a scope has the plain name, the others carry their number. */
export const fileOf = (a: Article, newest: boolean): string =>
  `${a.scope}/${a.category}/${a.id}${newest ? '' : `.v${a.version}`}.md`;

function ownDoubles(p: ParsedArticle, error: Report): void {
  const keyOf = (text: string) => normalise(text).replace(/ /g, '');
  const seen = new Set([keyOf(p.article.question)]);
  p.article.similar.forEach((text, i) => {
    const key = keyOf(text);
    if (seen.has(key)) error(p, p.lineOf('similar', i), 'QUESTION_DOUBLE', `“${text}”在本条里重复`);
    seen.add(key);
  });
}

function overlaps(group: ParsedArticle[], error: Report): void {
  const sorted = [...group].sort((a, b) => (a.article.effective.from < b.article.effective.from ? -1 : 1));
  sorted.forEach((p, i) => {
    if (group.some((o) => o !== p && o.article.version === p.article.version && o.file < p.file)) {
      error(p, p.lineOf('version'), 'VERSION_DOUBLE', `第 ${p.article.version} 版已有`);
    }
    const before = sorted[i - 1];
    if (!before) return;
    const end = before.article.effective.until;
    if (end === undefined || end >= p.article.effective.from) {
      error(p, p.lineOf('effective'), 'PERIODS_OVERLAP', `与 ${before.file} 的执行期间重叠`);
    }
  });
}
