import type { HumanReason } from '../../kb/answering/answering.types.ts';
import type { Article } from '../../kb/articles/articles.types.ts';
import type { Answered } from '../articles/knowledge.service.ts';
import type { About, ArticleView, Content } from '../realtime/protocol.ts';
import { COMPLAINT_FORM, DECLINED, INTEGRITY_FORM, REPORT_FORM, WORDS } from './bot-words.ts';

/** What the bot says to a message, and whether a person comes in, for which of its questions. */
export interface BotReply {
  contents: Content[];
  handOver?: { reason: HumanReason; words: string; question?: string };
}

type View = (article: Article) => ArticleView;
const item = ({ id, question }: Article) => ({ id, question });

/** The bot's words for one question. Answers are approved articles, verbatim (law 2). */
function replyToOne({ decision, view }: Answered, about: About): BotReply {
  switch (decision.outcome) {
    case 'answer':
      return {
        contents: [{ type: 'answer', article: view(decision.match.article), reason: decision.reason, ...about }],
      };
    case 'candidates': {
      const text = '您要问的是下面哪一个？点一下就能看到答复。';
      const items = decision.matches.map(({ article }) => item(article));
      return { contents: [{ type: 'candidates', text, items, ...about }] };
    }
    case 'clarify':
      return { contents: [{ type: 'clarify', text: decision.ask, choices: decision.choices, ...about }] };
    case 'human': {
      const first = decision.matches[0];
      const intro = '先给您基本规定，供参考：';
      const contents: Content[] =
        decision.reason === 'handling-human' && first
          ? [{ type: 'answer', intro, article: view(first.article), reason: decision.reason, ...about }]
          : [];
      return { contents, handOver: { reason: decision.reason, words: WORDS[decision.reason] } };
    }
    case 'report': {
      // Most reports want the invoice: how to get it comes first.
      const items = decision.matches.filter((m) => HELPS_REPORT.has(m.article.id)).map(({ article }) => item(article));
      return { contents: [{ type: 'filing-form', form: 'report', ...REPORT_FORM, items }] };
    }
    case 'complaint': {
      const words = decision.reason === 'integrity' ? INTEGRITY_FORM : COMPLAINT_FORM;
      return { contents: [{ type: 'filing-form', form: 'complaint', ...words, items: [] }] };
    }
    case 'decline':
      return { contents: [{ type: 'notice', code: 'declined', text: DECLINED[decision.reason], ...about }] };
  }
}

const HELPS_REPORT = new Set(['fp-refuse', 'fp-report', 'gs-fake', 'fw-report-progress']);

/**
 * The bot's words for a message. Several questions are answered one by one, numbered; those that need a person go to one person
 * together.
 */
export function replyTo(parts: readonly Answered[]): BotReply {
  const [only] = parts;
  if (parts.length === 1 && only)
    return replyToOne(only, { asked: only.text, ...(only.understood ? { understood: only.understood } : {}) });
  const contents: Content[] = [];
  const forPerson: { number: number; text: string; reason: HumanReason }[] = [];
  parts.forEach((part, i) => {
    const number = i + 1;
    const about = { asked: part.text, number, of: parts.length };
    const reply = replyToOne(part, about);
    contents.push(...reply.contents);
    if (!reply.handOver) return;
    forPerson.push({ number, text: part.text, reason: reply.handOver.reason });
    if (reply.contents.length === 0)
      contents.push({ type: 'notice', code: 'for-person', text: '这一问请工作人员回答您。', ...about });
  });
  const [first] = forPerson;
  if (!first) return { contents };
  const numbers = forPerson.map((p) => p.number).join('、');
  return {
    contents,
    handOver: {
      reason: first.reason,
      words: `第 ${numbers} 问请工作人员为您解答。`,
      question: forPerson.map((p) => p.text).join('\n'),
    },
  };
}

/** The bot's words for one chosen article. */
export function replyWith(article: Article, view: View): BotReply {
  const match = { article, score: 1, probability: 1 };
  const part = { text: article.question, asOf: '', view };
  const decision =
    article.handling === 'human'
      ? ({ outcome: 'human', reason: 'handling-human', matches: [match] } as const)
      : ({ outcome: 'answer', reason: 'exact', match, related: [] } as const);
  return replyToOne(
    { ...part, decision: { ...decision, matches: [match] } as Answered['decision'] },
    { asked: article.question },
  );
}
