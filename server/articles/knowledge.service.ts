import type { Part, Turn } from '../../kb/answering/answering.types.ts';
import { dayAskedFor } from '../../kb/answering/as-of.ts';
import type { Day } from '../../kb/answering/days.ts';
import type { KnowledgeBase } from '../../kb/answering/knowledge-base.ts';
import type { Article, Kind, Scope } from '../../kb/articles/articles.types.ts';
import type { Metrics } from '../app/metrics.ts';
import type { ArticleView, Suggestion } from '../realtime/protocol.ts';
import type { Clock } from '../shared/clock.ts';
import { dayOf } from '../shared/shanghai.ts';
import { toArticleView } from './article-view.ts';

const RELATED = 3;
// Under this share among all candidates a best match says nothing about the subject.
const SUBJECT = 0.3;

export interface CatalogueCategory {
  key: string;
  label: string;
  hint: string;
  questions: { id: string; question: string }[];
}

/** One question of a message with its decision, and how articles are shown for the day that it is about. */
export interface Answered extends Part {
  /** That day, when it is not today. */
  day: Day | undefined;
  view: (article: Article) => ArticleView;
}

export type Knowledge = ReturnType<typeof createKnowledge>;

/** The knowledge base in use, asked for today and this bureau's place. */
export function createKnowledge(parts: { base: KnowledgeBase; clock: Clock; scope: Scope; metrics: Metrics }) {
  const { base, clock, scope, metrics } = parts;
  const today = () => dayOf(clock.now());

  /** @param day when it is not today */
  function view(article: Article, day?: Day): ArticleView {
    const asOf = day ?? today();
    const related = article.related
      .map((id) => base.byId(id, asOf, scope))
      .filter((a): a is Article => a !== null)
      .slice(0, RELATED);
    return toArticleView(article, { today: today(), day }, related, base.versions(article.id));
  }
  const unlessToday = (asOf: Day): Day | undefined => (asOf === today() ? undefined : asOf);

  return {
    /** The decisions on the questions of a message, in order. */
    async ask(text: string, previous?: Turn): Promise<Answered[]> {
      const began = performance.now();
      const { parts: found } = await base.ask({ text, asOf: today(), scope, ...(previous ? { previous } : {}) });
      metrics.took(performance.now() - began);
      for (const { decision } of found) metrics.answered(decision.outcome, decision.reason);
      return found.map((part) => {
        const day = unlessToday(part.asOf);
        return { ...part, day, view: (article) => view(article, day) };
      });
    },
    asksForPerson: (text: string): boolean => base.asksForPerson(text),
    byId: (id: string, day?: Day): Article | null => base.byId(id, day ?? today(), scope),
    view,
    /** The best articles for a text, best first, for agents and for "not solved". */
    async suggest(text: string, limit: number): Promise<Suggestion[]> {
      if (text.trim() === '') return [];
      const day = unlessToday(dayAskedFor(text, today()));
      const found = await base.search(text, day ?? today(), scope, limit);
      return found.map(({ article, score }) => ({ articleId: article.id, score, article: view(article, day) }));
    },
    /** The promise that a question gets: general, operation or complex. */
    proposeKind: (text: string): Kind => base.proposeKind(text).kind,
    /** The category of the best match, for the group that a ticket goes to; null when nothing fits well enough to say. */
    async categoryOf(text: string): Promise<string | null> {
      const [best] = await base.search(text, today(), scope, 1);
      return best && best.probability >= SUBJECT ? best.article.category : null;
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
