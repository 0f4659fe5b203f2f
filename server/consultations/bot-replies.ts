import type { HumanReason } from '../../kb/answering/answering.types.ts';
import { answerWith } from '../../kb/answering/decide.ts';
import type { Article } from '../../kb/articles/articles.types.ts';
import { offered } from '../articles/article-view.ts';
import type { Answered } from '../articles/knowledge.service.ts';
import type { About, Content } from '../realtime/protocol.ts';
import { COMPLAINT_FORM, DECLINED, INTEGRITY_FORM, OFFERED, OTHER_TIME, REPORT_FORM, WORDS } from './bot-words.ts';

/** What the bot says to a message, and whether a person comes in, for which of its questions. */
export interface BotReply {
  contents: Content[];
  /** Questions that tell what is missing from the base. */
  gaps: { question: string; reason: string }[];
  handOver?: { reason: HumanReason; words: string; question?: string };
}

// Why a question tells that something is missing from the base.
const UNSETTLED = new Set<string>(['not-found', 'no-version', 'too-many']);

/** The bot's words for one question. Answers are approved articles, verbatim (law 2). */
function replyToOne({ text: asked, decision, dayOf, view }: Omit<Answered, 'asOf'>, about: About): BotReply {
  const gaps = UNSETTLED.has(decision.reason) ? [{ question: asked, reason: decision.reason }] : [];
  switch (decision.outcome) {
    case 'answer': {
      const { match, reason } = decision;
      const intro = dayOf(match.article.id) ? { intro: OTHER_TIME } : {};
      return { contents: [{ type: 'answer', ...intro, article: view(match.article), reason, ...about }], gaps };
    }
    case 'candidates': {
      const items = decision.matches.map(({ article }) => offered(article, dayOf(article.id)));
      return { contents: [{ type: 'candidates', text: OFFERED[decision.reason], items, ...about }], gaps };
    }
    case 'clarify': {
      const choices = decision.choices.map((choice) => {
        const day = dayOf(choice.articleId);
        return { ...choice, ...(day ? { asOf: day } : {}) };
      });
      return { contents: [{ type: 'clarify', text: decision.ask, choices, ...about }], gaps };
    }
    case 'human': {
      const first = decision.matches[0];
      const intro = '先给您基本规定，供参考：';
      const contents: Content[] =
        decision.reason === 'handling-human' && first
          ? [{ type: 'answer', intro, article: view(first.article), reason: decision.reason, ...about }]
          : [];
      return { contents, gaps, handOver: { reason: decision.reason, words: WORDS[decision.reason] } };
    }
    case 'report': {
      const items = decision.matches.map(({ article }) => offered(article));
      return { contents: [{ type: 'filing-form', form: 'report', ...REPORT_FORM, items }], gaps };
    }
    case 'complaint': {
      const items = decision.matches.map(({ article }) => offered(article));
      const words = decision.reason === 'integrity' ? INTEGRITY_FORM : COMPLAINT_FORM;
      return { contents: [{ type: 'filing-form', form: 'complaint', ...words, items }], gaps };
    }
    case 'decline':
      return { contents: [{ type: 'notice', code: 'declined', text: DECLINED[decision.reason], ...about }], gaps };
  }
}

/**
 * The bot's words for a message. Several questions are answered one by one, numbered; those that need a person go to one person
 * together.
 */
export function replyTo(parts: readonly Answered[]): BotReply {
  const [only] = parts;
  if (parts.length === 1 && only)
    return replyToOne(only, { asked: only.text, ...(only.understood ? { understood: only.understood } : {}) });
  const contents: Content[] = [];
  const gaps: BotReply['gaps'] = [];
  const forPerson: { number: number; text: string; reason: HumanReason }[] = [];
  parts.forEach((part, i) => {
    const number = i + 1;
    const about = { asked: part.text, number, of: parts.length };
    const reply = replyToOne(part, about);
    contents.push(...reply.contents);
    gaps.push(...reply.gaps);
    if (!reply.handOver) return;
    forPerson.push({ number, text: part.text, reason: reply.handOver.reason });
    if (reply.contents.length === 0)
      contents.push({ type: 'notice', code: 'for-person', text: '这一问请工作人员回答您。', ...about });
  });
  const [first] = forPerson;
  if (!first) return { contents, gaps };
  const numbers = forPerson.map((p) => p.number).join('、');
  return {
    contents,
    gaps,
    handOver: {
      reason: first.reason,
      words: `第 ${numbers} 问请工作人员为您解答。`,
      question: forPerson.map((p) => p.text).join('\n'),
    },
  };
}

/** The bot's words for one chosen article. */
export function replyWith(article: Article, { dayOf, view }: Pick<Answered, 'dayOf' | 'view'>): BotReply {
  const decision = answerWith({ article, score: 1, probability: 1 }, 'exact', () => []);
  const asked = article.question;
  return replyToOne({ text: asked, dayOf, view, decision }, { asked });
}
