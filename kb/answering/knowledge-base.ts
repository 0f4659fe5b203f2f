import { join } from 'node:path';
import type { Article, Category, Scope } from '../articles/articles.types.ts';
import { applicable } from '../articles/select.ts';
import { loadLexicon } from '../language/lexicon.ts';
import { withoutPersonalData } from '../language/mask.ts';
import { createSegment } from '../language/segment.ts';
import { createEmbeddedEngine } from '../search/embedded/embedded-engine.ts';
import { type KindProposal, loadKindModel } from '../triage/kind.ts';
import { asksForPerson, triage } from '../triage/triage.ts';
import type { Decision, Match, Question } from './answering.types.ts';
import { dayAskedFor } from './as-of.ts';
import { answerWith, decide } from './decide.ts';
import { type Features, Ranker } from './rank.ts';

const RERANKED = 30;
const KB_DIR = process.env['CONSULT_ROOT'] ? join(process.env['CONSULT_ROOT'], 'kb') : join(import.meta.dirname, '..');

export interface Explained extends Match {
  features: Features;
}

/** A decision, the day it was made for, and how the best articles came out. */
export interface Outcome {
  decision: Decision;
  asOf: string;
}

export interface KnowledgeBase {
  size: number;
  ask(question: Question): Outcome;
  /** As {@link ask}, with the features of the best matches. */
  explain(question: Question): Outcome & { best: Explained[] };
  search(text: string, asOf: string, scope: Scope, limit: number): Match[];
  byId(id: string, asOf: string, scope: Scope): Article | null;
  browse(asOf: string, scope: Scope): { category: Category; articles: Article[] }[];
  asksForPerson(text: string): boolean;
  proposeKind(text: string): KindProposal;
}

/** The knowledge base over a set of articles: built once, then only read. Another set is another base. */
export function createKnowledgeBase(parts: {
  articles: Article[];
  categories: Category[];
  kbDir?: string;
}): KnowledgeBase {
  const { articles, categories } = parts;
  const kbDir = parts.kbDir ?? KB_DIR;
  const segment = createSegment(loadLexicon(join(kbDir, 'lexicon')));
  const kindModel = loadKindModel(join(kbDir, 'models/kind.json'), segment);
  const prepared = articles.map((article) => ({
    rows: [article.question, ...article.similar].map((text) => ({ text, tokens: segment(text) })),
    answer: segment(answerText(article)),
  }));
  const engine = createEmbeddedEngine(
    prepared.map((p, article) => ({ article, rows: p.rows.map((r) => r.tokens), answer: p.answer })),
  );
  const ranker = new Ranker(prepared);
  const exact = new Map<string, string>();
  prepared.forEach((p, i) => {
    for (const row of p.rows) exact.set(keyOf(row.tokens.characters), articles[i]?.id ?? '');
  });

  // Which versions apply changes once a day and place; the last few are kept.
  const selections = new Map<string, { byId: Map<string, Article>; places: Set<number> }>();
  const place = new Map(articles.map((a, i) => [a, i]));
  function selection(asOf: string, scope: Scope) {
    const key = `${asOf} ${scope}`;
    let known = selections.get(key);
    if (!known) {
      const byId = applicable(articles, asOf, scope);
      known = { byId, places: new Set([...byId.values()].map((a) => place.get(a) ?? -1)) };
      if (selections.size > 16) selections.clear();
      selections.set(key, known);
    }
    return known;
  }

  function rank(text: string, accept: (article: number) => boolean): Explained[] {
    const tokens = segment(text);
    const question = ranker.prepare(text, tokens);
    return engine
      .search(tokens, { limit: RERANKED, accept })
      .map(({ article }) => ({ article: articles[article] as Article, features: ranker.compare(question, article) }))
      .map(({ article, features }) => ({ article, features, score: features.score }))
      .sort((a, b) => b.score - a.score || (a.article.id < b.article.id ? -1 : 1));
  }

  function explain({ text, asOf: today, scope }: Question): Outcome & { best: Explained[] } {
    const first = triage(text);
    if (first?.outcome === 'decline') return { decision: first, asOf: today, best: [] };
    if (first?.reason === 'requested') return { decision: { ...first, matches: [] }, asOf: today, best: [] };
    const asOf = dayAskedFor(text, today);
    const clean = withoutPersonalData(text);
    const { byId, places } = selection(asOf, scope);
    const best = rank(clean, (article) => places.has(article));
    if (first) return { decision: { ...first, matches: best.slice(0, 3) }, asOf, best };
    const related = (article: Article) => article.related.flatMap((id) => byId.get(id) ?? []);

    const exactId = exact.get(keyOf(segment(clean).characters));
    const exactly = exactId === undefined ? undefined : byId.get(exactId);
    if (exactly) return { decision: answerWith({ article: exactly, score: 1.3 }, 'exact', related), asOf, best };
    const decision = decide(best, related);
    if (decision.outcome !== 'answer' && asOf !== today) {
      // Perhaps the subject is known, but no version holds on the day asked for.
      const elsewhere = decide(
        rank(clean, () => true),
        related,
      );
      const known = elsewhere.outcome === 'answer' && !byId.has(elsewhere.match.article.id);
      if (known) return { decision: { outcome: 'human', reason: 'no-version', matches: [] }, asOf, best };
    }
    return { decision, asOf, best };
  }

  return {
    size: new Set(articles.map((a) => a.id)).size,
    explain,
    ask(question) {
      const { decision, asOf } = explain(question);
      return { decision, asOf };
    },
    search(text, asOf, scope, limit) {
      const { places } = selection(asOf, scope);
      return rank(withoutPersonalData(text), (article) => places.has(article))
        .slice(0, limit)
        .map(({ article, score }) => ({ article, score }));
    },
    byId: (id, asOf, scope) => selection(asOf, scope).byId.get(id) ?? null,
    browse(asOf, scope) {
      const all = [...selection(asOf, scope).byId.values()];
      return categories
        .map((category) => ({ category, articles: all.filter((a) => a.category === category.key) }))
        .filter((group) => group.articles.length > 0);
    },
    asksForPerson,
    proposeKind: (text) => kindModel(withoutPersonalData(text)),
  };
}

const keyOf = (characters: string[]): string => characters.join('');

const answerText = (article: Article): string =>
  [
    article.answer,
    ...article.body.flatMap((b) => (b.type === 'paragraph' ? [b.text] : 'items' in b ? b.items : [])),
  ].join('\n');
