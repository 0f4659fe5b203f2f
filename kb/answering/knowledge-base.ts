import { join } from 'node:path';
import type { Article, Category, Scope } from '../articles/articles.types.ts';
import { loadLexicon } from '../language/lexicon.ts';
import { withoutPersonalData } from '../language/mask.ts';
import { withoutPoliteness } from '../language/politeness.ts';
import { createSegment } from '../language/segment.ts';
import { createEmbeddedEngine } from '../search/embedded/embedded-engine.ts';
import { type KindProposal, loadKindModel } from '../triage/kind.ts';
import { asksForPerson, triage } from '../triage/triage.ts';
import type { Decision, Match, Question } from './answering.types.ts';
import { dayAskedFor } from './as-of.ts';
import { answerWith, decide, isClear } from './decide.ts';
import { type Features, FULL_SCORE, Ranker } from './rank.ts';
import { createSubjects, type Selection } from './subjects.ts';

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
  const subjects = createSubjects(articles, segment);
  const engine = createEmbeddedEngine(subjects.corpus);
  const ranker = new Ranker(subjects.corpus);

  /** The entries that fit best, best first, whether or not a version of them applies. */
  function rank(text: string, { visible }: Selection): { entry: number; features: Features }[] {
    const query = subjects.corpus.query(text, segment(text));
    const entries = engine.search(query, { limit: RERANKED, accept: visible }).map((c) => c.entry);
    const features = ranker.compare(query, entries);
    return entries
      .map((entry, i) => ({ entry, features: features[i] as Features }))
      .sort((a, b) => b.features.score - a.features.score || a.entry - b.entry);
  }

  const applying = (ranked: { entry: number; features: Features }[], selection: Selection): Explained[] =>
    ranked.flatMap(({ entry, features }) => {
      const article = selection.article(entry);
      return article ? [{ article, features, score: features.score }] : [];
    });

  function explain({ text, asOf: today, scope }: Question): Outcome & { best: Explained[] } {
    const first = triage(text);
    if (first?.outcome === 'decline') return { decision: first, asOf: today, best: [] };
    if (first?.reason === 'requested') return { decision: { ...first, matches: [] }, asOf: today, best: [] };
    const asOf = dayAskedFor(text, today);
    const clean = withoutPoliteness(withoutPersonalData(text));
    const selection = subjects.select(asOf, scope);
    const ranked = rank(clean, selection);
    const best = applying(ranked, selection);
    if (first) return { decision: { ...first, matches: best.slice(0, 3) }, asOf, best };
    const related = (article: Article) => article.related.flatMap((id) => selection.byId.get(id) ?? []);
    const noVersion: Decision = { outcome: 'human', reason: 'no-version', matches: [] };

    const exactly = subjects.exactly(segment.searchable(clean));
    if (exactly !== undefined && selection.visible(exactly)) {
      const article = selection.article(exactly);
      if (!article) return { decision: noVersion, asOf, best };
      return { decision: answerWith({ article, score: FULL_SCORE }, 'exact', related), asOf, best };
    }
    // The subject is known, but no version of it holds on the day asked for.
    const [top, second] = ranked;
    if (top && !selection.article(top.entry) && isClear(top.features.score, second?.features.score))
      return { decision: noVersion, asOf, best };
    return { decision: decide(best, related), asOf, best };
  }

  return {
    size: subjects.size,
    explain,
    ask(question) {
      const { decision, asOf } = explain(question);
      return { decision, asOf };
    },
    search(text, asOf, scope, limit) {
      const selection = subjects.select(asOf, scope);
      return applying(rank(withoutPoliteness(withoutPersonalData(text)), selection), selection)
        .slice(0, limit)
        .map(({ article, score }) => ({ article, score }));
    },
    byId: (id, asOf, scope) => subjects.select(asOf, scope).byId.get(id) ?? null,
    browse(asOf, scope) {
      const all = [...subjects.select(asOf, scope).byId.values()];
      return categories
        .map((category) => ({ category, articles: all.filter((a) => a.category === category.key) }))
        .filter((group) => group.articles.length > 0);
    },
    asksForPerson,
    proposeKind: (text) => kindModel(withoutPersonalData(text)),
  };
}
