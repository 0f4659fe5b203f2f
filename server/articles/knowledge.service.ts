import type { Part, Turn } from '../../kb/answering/answering.types.ts';
import { dayAskedFor } from '../../kb/answering/as-of.ts';
import type { Day } from '../../kb/answering/days.ts';
import type { KnowledgeBase } from '../../kb/answering/knowledge-base.ts';
import type { Article, Kind, Scope } from '../../kb/articles/articles.types.ts';
import type { Metrics } from '../app/metrics.ts';
import type { ArticleView, Suggestion } from '../realtime/protocol.ts';
import type { Clock } from '../shared/clock.ts';
import { dayOf } from '../shared/shanghai.ts';
import { offered, toArticleView } from './article-view.ts';

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
  /** That day, when another version of the article holds today. */
  dayOf: (articleId: string) => Day | undefined;
  view: (article: Article) => ArticleView;
}

export type Knowledge = ReturnType<typeof createKnowledge>;

/** The knowledge base in use, asked for today and this bureau's place. */
export function createKnowledge(parts: { base: KnowledgeBase; clock: Clock; scope: Scope; metrics: Metrics }) {
  const { base, clock, scope, metrics } = parts;
  const today = () => dayOf(clock.now());

  const unlessPresent = (id: string, asOf: Day): Day | undefined =>
    base.byId(id, today(), scope) === base.byId(id, asOf, scope) ? undefined : asOf;
  function view(article: Article, asOf = today()): ArticleView {
    const related = article.related
      .flatMap((id) => base.byId(id, asOf, scope) ?? [])
      .slice(0, RELATED)
      .map((other) => offered(other, unlessPresent(other.id, asOf)));
    const times = { today: today(), day: unlessPresent(article.id, asOf) };
    return toArticleView(article, times, related, base.versions(article.id));
  }

  const about = (asOf: Day) => ({
    dayOf: (id: string) => unlessPresent(id, asOf),
    view: (article: Article) => view(article, asOf),
  });

  return {
    /** The decisions on the questions of a message, in order. */
    async ask(text: string, previous?: Turn): Promise<Answered[]> {
      const began = performance.now();
      const { parts: found } = await base.ask({ text, asOf: today(), scope, ...(previous ? { previous } : {}) });
      metrics.took(performance.now() - began);
      for (const { decision } of found) metrics.answered(decision.outcome, decision.reason);
      return found.map((part) => ({ ...part, ...about(part.asOf) }));
    },
    asksForPerson: (text: string): boolean => base.asksForPerson(text),
    byId: (id: string, day?: Day): Article | null => base.byId(id, day ?? today(), scope),
    view,
    /** How articles are shown that are asked about a day. */
    about: (asOf: Day = today()) => about(asOf),
    /** The best articles for a text, best first, for agents and for "not solved". */
    async suggest(text: string, limit: number): Promise<Suggestion[]> {
      if (text.trim() === '') return [];
      const day = dayAskedFor(text, today());
      const found = await base.search(text, today(), scope, limit);
      return found.map(({ article: { id }, article, score }) => {
        // Without a rule of that day, the one in force.
        const then = base.byId(id, day, scope);
        return { articleId: id, score, article: then ? view(then, day) : view(article) };
      });
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
