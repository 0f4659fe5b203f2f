import type { Article, Scope } from '../articles/articles.types.ts';
import { applicable, scopesAt } from '../articles/select.ts';
import { addDays } from './days.ts';

/** What is searched of one article. */
export interface Subject {
  wordings: readonly string[];
  answer: string;
}

export type Subjects = ReturnType<typeof createSubjects>;

/** What applies on a day at a place, by entry of the corpus. */
export interface Selection {
  byId: Map<string, Article>;
  /** The version that applies, if one does. */
  article(entry: number): Article | undefined;
  /** Has the article any version at this place, whatever the day? */
  visible(entry: number): boolean;
}

/** The days on which what applies changes, ascending: a version begins, or one has ended the day before. */
function changesOf(articles: readonly Article[]): string[] {
  const days = articles.flatMap(({ effective: { from, until } }) => (until ? [from, addDays(until, 1)] : [from]));
  return [...new Set(days)].sort();
}

/**
 * The articles as subjects of search: all versions of an id share their wordings, so that a question about a past day finds the old
 * version by the newest one's. Which version applies is chosen afterwards.
 */
export function createSubjects(articles: readonly Article[]) {
  const byId = new Map<string, Article[]>();
  // In the order of ids, so that the order of files changes nothing.
  for (const article of [...articles].sort(compareArticles))
    byId.set(article.id, [...(byId.get(article.id) ?? []), article]);
  const ids = [...byId.keys()];
  // Between two changes the same versions apply: one selection for each span and place.
  const changes = changesOf(articles);
  const selections = new Map<string, Selection>();
  return {
    size: ids.length,
    /** What is searched: all wordings of an article in any version, the newest first, and the answer of the newest. */
    wordings: (): Subject[] =>
      [...byId.values()].map((versions) => ({
        wordings: versions.toReversed().flatMap(({ question, similar }) => [question, ...similar]),
        answer: answerText(versions.at(-1) as Article),
      })),
    ids,
    idOf: (entry: number): string => ids[entry] ?? '',
    /** All versions of an article, the oldest first. */
    versions: (id: string): readonly Article[] => byId.get(id) ?? [],
    select(asOf: string, scope: Scope): Selection {
      const key = `${changes.findLastIndex((day) => day <= asOf)} ${scope}`;
      const known = selections.get(key);
      if (known) return known;
      const chosen = applicable(articles, asOf, scope);
      const here = new Set(scopesAt(scope));
      const at = ids.map((id) => chosen.get(id));
      const visible = ids.map((id) => byId.get(id)?.some((a) => here.has(a.scope)) ?? false);
      const selection: Selection = {
        byId: chosen,
        article: (entry) => at[entry],
        visible: (entry) => visible[entry] ?? false,
      };
      selections.set(key, selection);
      return selection;
    },
  };
}

const compareArticles = (a: Article, b: Article): number =>
  compare(a.id, b.id) ||
  compare(a.effective.from, b.effective.from) ||
  compare(a.scope, b.scope) ||
  a.version - b.version;
const compare = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

const answerText = (article: Article): string =>
  [
    article.answer,
    ...article.body.flatMap((b) => (b.type === 'paragraph' ? [b.text] : 'items' in b ? b.items : [])),
  ].join('\n');
