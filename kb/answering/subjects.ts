import type { Article, Scope } from '../articles/articles.types.ts';
import { applicable, scopesAt } from '../articles/select.ts';
import type { Segment } from '../language/segment.ts';
import { createCorpus } from '../search/corpus.ts';

/** What applies on a day at a place, by entry of the corpus. */
export interface Selection {
  byId: Map<string, Article>;
  /** The version that applies, if one does. */
  article(entry: number): Article | undefined;
  /** Has the article any version at this place, whatever the day? */
  visible(entry: number): boolean;
}

const REMEMBERED = 16;

/**
 * The articles as subjects of search: all versions of an id share their wordings, so that a question about a past day finds the old
 * version by the newest one's. Which version applies is chosen afterwards.
 */
export function createSubjects(articles: readonly Article[], segment: Segment) {
  const byId = new Map<string, Article[]>();
  // In the order of ids, so that the order of files changes nothing.
  for (const article of [...articles].sort(compareArticles))
    byId.set(article.id, [...(byId.get(article.id) ?? []), article]);
  const ids = [...byId.keys()];
  const exact = new Map<string, number>();
  const corpus = createCorpus(
    [...byId.values()].map((versions, entry) => {
      const wordings = new Map<string, string>();
      for (const { question, similar } of versions.toReversed()) {
        for (const text of [question, ...similar]) {
          const key = keyOf(segment.searchable(text));
          if (!wordings.has(key)) wordings.set(key, text);
        }
      }
      for (const key of wordings.keys()) if (!exact.has(key)) exact.set(key, entry);
      const newest = versions.at(-1) as Article;
      return {
        rows: [...wordings.values()].map((text) => ({ text, tokens: segment(text) })),
        answer: segment(answerText(newest)),
      };
    }),
  );

  // Which versions apply changes once a day and place; the last few are kept.
  const selections = new Map<string, Selection>();
  return {
    corpus,
    size: ids.length,
    /** The entry that has this wording, given in searchable form. */
    exactly: (searchable: string): number | undefined => exact.get(keyOf(searchable)),
    idOf: (entry: number): string => ids[entry] ?? '',
    select(asOf: string, scope: Scope): Selection {
      const key = `${asOf} ${scope}`;
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
      if (selections.size >= REMEMBERED) selections.clear();
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

const keyOf = (searchable: string): string => searchable.replace(/ /g, '');

const answerText = (article: Article): string =>
  [
    article.answer,
    ...article.body.flatMap((b) => (b.type === 'paragraph' ? [b.text] : 'items' in b ? b.items : [])),
  ].join('\n');
