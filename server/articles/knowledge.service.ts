import type { Decision } from '../../kb/answering/answering.types.ts';
import { THRESHOLDS } from '../../kb/answering/decide.ts';
import type { KnowledgeBase } from '../../kb/answering/knowledge-base.ts';
import { FULL_SCORE } from '../../kb/answering/rank.ts';
import type { Article, Kind, Scope } from '../../kb/articles/articles.types.ts';
import type { ArticleView, Suggestion } from '../realtime/protocol.ts';
import type { Clock } from '../shared/clock.ts';
import { dayOf } from '../shared/shanghai.ts';
import { toArticleView } from './article-view.ts';

const RELATED = 3;

export interface CatalogueCategory {
  key: string;
  label: string;
  hint: string;
  questions: { id: string; question: string }[];
}

export type Knowledge = ReturnType<typeof createKnowledge>;

/** The knowledge base in use, asked for today and this bureau's place. */
export function createKnowledge(parts: { base: KnowledgeBase; clock: Clock; scope: Scope }) {
  const { base, clock, scope } = parts;
  const today = () => dayOf(clock.now());

  function view(article: Article, asOf = today()): ArticleView {
    const related = article.related
      .map((id) => base.byId(id, asOf, scope))
      .filter((a): a is Article => a !== null)
      .slice(0, RELATED);
    return toArticleView(article, asOf, related);
  }

  return {
    /** The decision on a question, and how its articles are shown for the day that the question is about. */
    ask(text: string): { decision: Decision; view: (article: Article) => ArticleView } {
      const { decision, asOf } = base.ask({ text, asOf: today(), scope });
      return { decision, view: (article) => view(article, asOf) };
    },
    asksForPerson: (text: string): boolean => base.asksForPerson(text),
    byId: (id: string): Article | null => base.byId(id, today(), scope),
    view: (article: Article) => view(article),
    /** The best articles for a text, best first, for agents and for "not solved". */
    suggest(text: string, limit: number): Suggestion[] {
      if (text.trim() === '') return [];
      return base
        .search(text, today(), scope, limit)
        .map(({ article, score }) => ({ articleId: article.id, score, article: view(article) }));
    },
    /** The promise that a question gets: general, operation or complex. */
    proposeKind: (text: string): Kind => base.proposeKind(text).kind,
    /** The category of the best match, for the group that a ticket goes to; null when nothing fits well enough to say. */
    categoryOf(text: string): string | null {
      const [best] = base.search(text, today(), scope, 1);
      return best && best.score / FULL_SCORE >= THRESHOLDS.offer ? best.article.category : null;
    },
    catalogue(): CatalogueCategory[] {
      return base.browse(today(), scope).map(({ category, articles }) => ({
        ...category,
        questions: articles.map(({ id, question }) => ({ id, question })),
      }));
    },
    size: (): number => base.size,
  };
}
