import type { Article } from '../articles/articles.types.ts';
import { withoutPersonalData } from '../language/mask.ts';
import { asksAboutElsewhere } from '../language/places.ts';
import type { Segment } from '../language/segment.ts';
import type { Spelling } from '../spelling/spelling.ts';
import { informantKnown, touchesIntegrity } from '../triage/integrity.ts';
import { type Label, type Labelled, type Labels, NOT_MISSED } from '../triage/labels.ts';
import { recognise } from '../triage/triage.ts';
import type { Decision, Match, Part, Question } from './answering.types.ts';
import { dayAskedFor } from './as-of.ts';
import { type BesideForm, besideForm } from './beside-form.ts';
import type { Clarify } from './clarify.ts';
import {
  answerWith,
  certainty,
  type DecisionFeatures,
  type DecisionModel,
  decide,
  decisionFeatures,
} from './decide.ts';
import { completed, followsUp } from './follow-up.ts';
import { type Asked, MOST_QUESTIONS, questionsOf } from './message.ts';
import { exactly, type Index, type Ranked, type Retrieval } from './retrieval.ts';
import type { Selection, Subjects } from './subjects.ts';

/** One question with everything its decision was made from. */
export interface ExplainedPart extends Part {
  asked: Asked;
  /** With articles that have no version for that day; those do not apply. */
  best: (Match & { ranked: Ranked; applies: boolean })[];
  features: DecisionFeatures | null;
  /** How sure it is that the best article is right, 0…1. */
  sure: number;
}

export interface Explained {
  parts: ExplainedPart[];
  /** What triage takes the whole message for; null when rules settled it before. */
  label: Labelled | null;
}

export type Respond = (question: Question) => Promise<Explained>;

// What says too little to search for is answered only when this sure.
const VAGUE = 0.9;
// A message that only tells of its own file on the way to a question asks this plainly, and an article fits.
const PLAINLY_ASKS = 0.8;
// What is plainly something else is not answered question by question; the whole of it tells a person what it is about.
const PLAIN = 0.9;
const MOST_BESIDE_FORM = 3;
const QUESTIONS: readonly Label[] = ['ask', 'vague'];
// An exact wording is as sure as can be.
const CERTAIN = 1;
/** Decides what to do with a message: triage, its questions one by one, clarifying, answering. */
export function createRespond(parts: {
  subjects: Subjects;
  index: Index;
  retrieval: Retrieval;
  segment: Segment;
  spelling: Spelling;
  clarify: Clarify;
  helps: BesideForm;
  decision: DecisionModel;
  labels: Labels;
}): Respond {
  const { subjects, index, retrieval, segment, spelling, clarify, helps, labels } = parts;
  const { thresholds } = parts.decision;

  const settled = (text: string, asOf: string, decision: Decision): Explained => {
    const asked = { text, focus: text, background: '' };
    return { parts: [{ text, asOf, decision, asked, best: [], features: null, sure: 0 }], label: null };
  };

  /**
   * @param own what the question is taken for by itself
   * @param named the day that it is about, when that is known and not today
   */
  async function answerOne(
    asked: Asked,
    question: Question,
    whole: Labelled,
    own: Labelled,
    named = question.asOf,
  ): Promise<ExplainedPart> {
    const here = named === question.asOf ? dayAskedFor(asked.text, question.asOf) : named;
    const asOf = here === question.asOf ? dayAskedFor(`${asked.background} ${asked.focus}`, question.asOf) : here;
    const selection = subjects.select(asOf, question.scope);
    const searchable = segment.searchable(asked.focus);
    const ranked = await retrieval.rank(asked, selection.visible);
    // An article without a version for that day still says what the question is about.
    const best = ranked.flatMap((r) => {
      const now = selection.article(r.entry);
      const article = now ?? subjects.versions(subjects.idOf(r.entry)).at(-1);
      const applies = now !== undefined;
      return article ? [{ article, score: r.score, probability: r.probability, ranked: r, applies }] : [];
    });
    const features = decisionFeatures(asked, ranked, own);
    const found = { text: asked.text, asOf, asked, best, features };
    /** For a subject without a rule of the past day asked for: the rule in force may help, but is not given as that day's. */
    const offerPresent = (entry: number): ExplainedPart => {
      const article = asOf < question.asOf ? subjects.select(question.asOf, question.scope).article(entry) : undefined;
      const decision: Decision = article
        ? { outcome: 'candidates', reason: 'no-version', matches: [{ article, score: CERTAIN, probability: CERTAIN }] }
        : { outcome: 'human', reason: 'no-version', matches: [] };
      return { ...found, asOf: article ? question.asOf : asOf, decision, sure: CERTAIN };
    };
    const entry = exactly(index, searchable);
    if (entry !== undefined && selection.visible(entry)) {
      const article = selection.article(entry);
      if (!article) return offerPresent(entry);
      const match = { article, score: CERTAIN, probability: CERTAIN };
      return { ...found, decision: answerWith(match, 'exact', relatedIn(selection)), sure: CERTAIN };
    }
    // What holds elsewhere is not known here; ours may still help. What is beside ours is not to be answered with ours.
    const elsewhere = asksAboutElsewhere(asked.focus) ? thresholds.offer : CERTAIN;
    const cap = ranked[0]?.beside ? thresholds.offer / 2 : elsewhere;
    const sure = Math.min(cap, certainty(parts.decision, features));
    const [top] = ranked;
    if (top && !selection.article(top.entry) && sure >= thresholds.answer) return { ...offerPresent(top.entry), sure };
    return {
      ...found,
      sure,
      decision: search(
        asked,
        searchable,
        ranked,
        best.filter((m) => m.applies),
        selection,
        sure,
        whole,
      ),
    };
  }

  const relatedIn = (selection: Selection) => (article: Article) =>
    article.related.flatMap((id) => selection.byId.get(id) ?? []);

  function search(
    asked: Asked,
    searchable: string,
    ranked: readonly Ranked[],
    best: readonly Match[],
    selection: Selection,
    sure: number,
    whole: Labelled,
  ): Decision {
    const article = (id: string) => selection.byId.get(id);
    const top = ranked[0];
    if (asked.background === '') {
      const back = clarify.vague(searchable, article);
      if (back) return back;
    }
    const vague = whole.label === 'vague';
    if (sure < (vague ? Math.max(thresholds.answer, VAGUE) : thresholds.answer)) {
      const ids = best.slice(0, 2).map((m) => m.article.id);
      const which = clarify.which(ids, searchable, article);
      if (which) return which;
      if (vague || clarify.empty(searchable)) {
        const shown = sure >= thresholds.offer ? best.slice(0, 3) : [];
        return clarify.general(
          shown.map(({ article: a }) => ({ label: a.question, question: a.question, articleId: a.id })),
        );
      }
    }
    // Sure of an article that does not hold on that day is not sure of the next one.
    const known = top && selection.article(top.entry) ? sure : Math.min(sure, thresholds.offer);
    return decide(best, known, thresholds, relatedIn(selection));
  }

  /** What triage says about the whole message, when it is surer of that than search is of an article. */
  function byLabel(label: Label, text: string, first: ExplainedPart, { asOf, scope }: Question): Decision | null {
    const matches = first.best.filter((m) => m.applies).slice(0, 3);
    const beside = (form: keyof BesideForm): Match[] => {
      const { byId } = subjects.select(asOf, scope);
      // It may have been a question after all.
      const fits = first.sure >= thresholds.offer ? matches.slice(0, 1).map((m) => m.article.id) : [];
      const ids = new Set([...fits, ...besideForm(helps, form, segment.searchable(text))]);
      const articles = [...ids].flatMap((id) => byId.get(id) ?? []).slice(0, MOST_BESIDE_FORM);
      return articles.map((article) => ({ article, score: CERTAIN, probability: CERTAIN }));
    };
    switch (label) {
      case 'ask':
      case 'uncovered':
      case 'vague':
        return null;
      case 'report':
        // It speaks of a report as well; what is wrong is with us.
        if (informantKnown(text)) return { outcome: 'complaint', reason: 'integrity', matches: [] };
        return { outcome: 'report', reason: 'violation', matches: beside('report') };
      case 'complaint':
        // Misconduct has a channel of its own, which the articles on complaints do not describe.
        return touchesIntegrity(text)
          ? { outcome: 'complaint', reason: 'integrity', matches: [] }
          : { outcome: 'complaint', reason: 'service', matches: beside('complaint') };
      case 'personal':
        return { outcome: 'human', reason: 'personal-data', matches };
      case 'complex':
      case 'non-compliance':
      case 'suggestion':
      case 'crisis':
        return { outcome: 'human', reason: label, matches };
      case 'out-of-scope':
      case 'small-talk':
      case 'abuse':
        return { outcome: 'decline', reason: label };
    }
  }

  return async function respond(question) {
    const { text } = question;
    const written = withoutPersonalData(text);
    const clean = spelling(written);
    const rule = recognise(text) ?? (clean === written ? null : recognise(clean)) ?? clarify.attachment(text);
    if (rule?.outcome === 'human' && rule.reason !== 'personal-data')
      return settled(text, question.asOf, { ...rule, matches: [] });
    if (rule && rule.outcome !== 'human') return settled(text, question.asOf, rule);
    const label = labels.of(clean);
    const all = questionsOf(clean);
    const settledAsWhole = !QUESTIONS.includes(label.label) && label.probability >= PLAIN;
    const [asked, rest] = settledAsWhole
      ? [[{ text: clean, focus: clean, background: '' }], []]
      : [all.slice(0, MOST_QUESTIONS), all.slice(MOST_QUESTIONS)];
    const answered: ExplainedPart[] = [];
    // Of several questions each is taken for what it is by itself, unless the message is something else as a whole.
    const taken = (one: Asked) => (asked.length > 1 && label.label === 'ask' ? labels.of(one.focus) : label);
    for (const one of asked) answered.push(await answerOne(one, question, label, taken(one)));
    const [first] = answered as [ExplainedPart];

    if (question.previous && all.length === 1 && first.decision.outcome !== 'answer' && followsUp(clean)) {
      const focus = completed(clean, question.previous);
      const asks = { ...labels.of(focus), label: 'ask', asks: 1 } as const;
      // A day of its own goes before the one asked about first.
      const day = dayAskedFor(clean, question.asOf);
      const again = await answerOne({ text: focus, focus, background: '' }, question, asks, asks, day);
      return { parts: [{ ...again, understood: 'follow-up' }], label };
    }
    const decided = labels.decided(label, first.sure);
    // A report names someone's file too (给我查他): what must not be missed goes before the rule.
    const own = rule?.outcome === 'human' && !(label.shares.ask >= PLAINLY_ASKS && first.sure >= thresholds.answer);
    const whole: Decision | null =
      own && !NOT_MISSED.includes(decided)
        ? { ...rule, matches: first.best.filter((m) => m.applies).slice(0, 3) }
        : byLabel(decided, clean, first, question);
    const known = answered.length === 1 && first.sure === CERTAIN;
    if (whole && !known) return { parts: [{ ...first, text: clean, decision: whole, best: bestOf(answered) }], label };
    const merged = merge(answered).map((p) => (clean === written ? p : { ...p, understood: 'spelling' as const }));
    if (rest.length > 0) merged.push(tooMany(rest, question.asOf));
    return { parts: merged, label };
  };
}

/** Questions that come to the same article of the same day are one question; the surest decision stands for them. */
function merge(answered: readonly ExplainedPart[]): ExplainedPart[] {
  const merged: ExplainedPart[] = [];
  for (const part of answered) {
    const id = part.best[0]?.article.id;
    const same = merged.findIndex((m) => id && m.best[0]?.article.id === id && m.asOf === part.asOf);
    if (same < 0) {
      merged.push(part);
      continue;
    }
    const known = merged[same] as ExplainedPart;
    const surer = part.sure > known.sure ? part : known;
    merged[same] = { ...surer, text: `${known.text} ${part.text}` };
  }
  return merged;
}

/** The best articles of all questions: the first of each, then the second of each, and so on. */
export function bestOf(parts: readonly ExplainedPart[]): ExplainedPart['best'] {
  const found = new Map<string, ExplainedPart['best'][number]>();
  const order = [...parts].sort((a, b) => b.sure - a.sure);
  for (let place = 0; place < 10; place++)
    for (const { best } of order) {
      const match = best[place];
      if (match && !found.has(match.article.id)) found.set(match.article.id, match);
    }
  return [...found.values()];
}

const tooMany = (rest: readonly Asked[], asOf: string): ExplainedPart => {
  const text = rest.map((r) => r.text).join(' ');
  const asked = { text, focus: text, background: '' };
  const decision: Decision = { outcome: 'human', reason: 'too-many', matches: [] };
  return { text, asOf, decision, asked, best: [], features: null, sure: 0 };
};
