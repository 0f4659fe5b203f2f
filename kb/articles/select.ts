import { type Article, SCOPES, type Scope } from './articles.types.ts';

/** Does this version hold on a day? */
export const holdsOn = (article: Article, asOf: string): boolean =>
  article.effective.from <= asOf && (article.effective.until === undefined || asOf <= article.effective.until);

/** The scopes that count at a place, the nearest first. */
export const scopesAt = (scope: Scope): Scope[] => SCOPES.slice(0, SCOPES.indexOf(scope) + 1).reverse();

/**
 * The version of each article that applies on a day at a place: it holds on the day, and of several scopes the nearest wins (law 3).
 * @param articles all versions in all scopes
 */
export function applicable(articles: readonly Article[], asOf: string, scope: Scope): Map<string, Article> {
  const nearest = scopesAt(scope);
  const chosen = new Map<string, Article>();
  for (const article of articles) {
    const rank = nearest.indexOf(article.scope);
    if (rank < 0 || !holdsOn(article, asOf)) continue;
    const known = chosen.get(article.id);
    if (!known || rank < nearest.indexOf(known.scope)) chosen.set(article.id, article);
  }
  return chosen;
}
