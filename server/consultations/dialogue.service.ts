import type { Turn } from '../../kb/answering/answering.types.ts';
import { touchesIntegrity } from '../../kb/triage/integrity.ts';
import type { Knowledge } from '../articles/knowledge.service.ts';
import type { Filings } from '../complaints/filings.service.ts';
import type { Gaps } from '../gaps/gaps.service.ts';
import type {
  Content,
  ConversationState,
  FilingForm,
  FilingView,
  Message,
  TaxpayerSnapshot,
  TicketView,
} from '../realtime/protocol.ts';
import type { HandoverReason } from '../routing/reasons.ts';
import type { Routing } from '../routing/routing.service.ts';
import type { Clock } from '../shared/clock.ts';
import type { Log } from '../shared/log.ts';
import { createSerial } from '../shared/serial.ts';
import type { Storage, Unit } from '../storage/storage.ts';
import type { Tickets } from '../tickets/tickets.service.ts';
import { type BotReply, replyTo, replyWith } from './bot-replies.ts';
import { answerUnknown, articleUnknown, messageIdConflict } from './consultations.errors.ts';
import type { HandingOver } from './handing-over.ts';
import { cleanText } from './text.ts';
import type { ConversationRow, Transcript, Utterance } from './transcript.ts';

const CATCH_UP = 200;
const HISTORY = 50;
// Why a question of the taxpayer's tells that something is missing from the base.
const UNSETTLED = new Set<string>(['not-found', 'no-version', 'too-many']);
const RECENT_MS = 12 * 3_600_000;

export interface DialogueParts {
  storage: Storage;
  transcript: Transcript;
  routing: Routing;
  tickets: Tickets;
  filings: Filings;
  gaps: Gaps;
  knowledge: Knowledge;
  handingOver: HandingOver;
  hoursText: string;
  clock: Clock;
  log: Log;
}

interface Stored {
  seq: number;
  at: string;
}

const stored = ({ seq, at }: Message): Stored => ({ seq, at });
const system = (content: Content): Utterance => ({ author: 'system', content });
const bot = (content: Content): Utterance => ({ author: 'bot', authorName: '智能应答', content });

export type Dialogue = ReturnType<typeof createDialogue>;

/**
 * The taxpayer's side of a conversation. A message and what the bot says to it are one unit of work: acknowledged means both are
 * on disk. Whether the bot may speak is read inside that unit (law 5).
 */
export function createDialogue(parts: DialogueParts) {
  const { storage, transcript, routing, tickets, filings, gaps, knowledge, handingOver } = parts;
  // Decisions of one conversation are made and stored in the order in which its messages came.
  const serial = createSerial();

  /** What the taxpayer last asked in words, when it is recent and was not just a call for a person. */
  async function lastQuestion(conversation: ConversationRow, tx: Unit): Promise<string> {
    const recent = await transcript.before(conversation.id, Number.MAX_SAFE_INTEGER, 20, tx.db);
    const newest = recent.at(-1);
    for (const message of recent.reverse()) {
      if (message.author !== 'taxpayer' || message.content.type !== 'text') continue;
      if (newest && Date.parse(newest.at) - Date.parse(message.at) > RECENT_MS) break;
      if (!knowledge.asksForPerson(message.content.text)) return message.content.text;
    }
    return '';
  }

  /** Was the last thing said an offer of choices, none of which was taken? */
  async function noneFitted(conversation: ConversationRow, tx: Unit): Promise<boolean> {
    const [last] = await transcript.before(conversation.id, Number.MAX_SAFE_INTEGER, 1, tx.db);
    return last?.author === 'bot' && (last.content.type === 'candidates' || last.content.type === 'clarify');
  }

  /** What a short message may follow up: the last question as the bot understood it, when it is recent. */
  async function lastTurn(conversation: ConversationRow): Promise<Turn | undefined> {
    const recent = await transcript.before(conversation.id, Number.MAX_SAFE_INTEGER, 20);
    for (const { content, author, at } of recent.reverse()) {
      if (parts.clock.now().getTime() - Date.parse(at) > RECENT_MS) return undefined;
      if (author !== 'bot' || !('asked' in content) || !content.asked) continue;
      return { text: content.asked, ...(content.type === 'answer' ? { articleId: content.article.id } : {}) };
    }
    return undefined;
  }

  async function speak(
    tx: Unit,
    conversation: ConversationRow,
    reply: BotReply,
    said: { id: string; text: string },
  ): Promise<void> {
    await transcript.append(tx, conversation.id, reply.contents.map(bot));
    if (!reply.handOver) return;
    const { reason, words } = reply.handOver;
    const question =
      reason === 'requested' ? await lastQuestion(conversation, tx) : (reply.handOver.question ?? said.text);
    if (UNSETTLED.has(reason)) await gaps.record(tx, { question, reason });
    const request = { conversationId: conversation.id, visitorId: conversation.visitorId, requestId: said.id };
    const contents = await handingOver.bringIn(tx, { ...request, reason, question, words });
    await transcript.append(tx, conversation.id, contents.map(system));
  }

  /** Stores the taxpayer's message once and lets the bot answer if nobody else has the conversation. */
  function say(
    conversation: ConversationRow,
    id: string,
    text: string,
    decide: () => Promise<BotReply>,
  ): Promise<Stored> {
    return serial(conversation.id, async () => {
      let reply: BotReply | undefined;
      try {
        reply = await decide();
      } catch (error) {
        parts.log.error({ err: error }, 'answering failed');
      }
      return storage.write(async (tx) => {
        const known = await transcript.stored(tx, conversation.id, id);
        if (known) {
          if (known.content.type !== 'text' || known.content.text !== text) throw messageIdConflict();
          return stored(known);
        }
        const [message] = await transcript.append(tx, conversation.id, [
          { id, author: 'taxpayer', content: { type: 'text', text } },
        ]);
        if (!message) throw new Error('message was not stored');
        if ((await routing.state(conversation.id, tx.db)).mode === 'bot') {
          await speak(tx, conversation, reply ?? broken, { id, text });
        }
        return stored(message);
      });
    });
  }

  async function askForPerson(
    conversation: ConversationRow,
    id: string,
    reason: HandoverReason,
    words: string,
  ): Promise<ConversationState> {
    await storage.write(async (tx) => {
      if (await transcript.stored(tx, conversation.id, id)) return;
      if ((await routing.state(conversation.id, tx.db)).mode !== 'bot') return;
      const question = await lastQuestion(conversation, tx);
      if (await noneFitted(conversation, tx)) await gaps.record(tx, { question, reason: 'none-fits' });
      const request = { conversationId: conversation.id, visitorId: conversation.visitorId, requestId: id };
      const contents = await handingOver.bringIn(tx, { ...request, reason, question, words });
      await transcript.append(
        tx,
        conversation.id,
        contents.map((content, i) => ({ ...system(content), ...(i === 0 ? { id } : {}) })),
      );
    });
    return routing.state(conversation.id);
  }

  return {
    /** Everything a client needs after (re)connecting: state and what it has not seen. */
    async open(conversation: ConversationRow, afterSeq: number): Promise<TaxpayerSnapshot> {
      const now = await transcript.byId(conversation.id);
      return {
        conversationId: conversation.id,
        state: await routing.state(conversation.id),
        lastSeq: now?.lastSeq ?? 0,
        messages: await transcript.after(conversation.id, afterSeq, CATCH_UP),
        staffed: await routing.staffed(),
        openingHours: parts.hoursText,
      };
    },

    history: (conversation: ConversationRow, beforeSeq: number) =>
      transcript.before(conversation.id, beforeSeq, HISTORY),

    /** @throws TEXT_EMPTY, TEXT_TOO_LONG, MESSAGE_ID_CONFLICT */
    async send(conversation: ConversationRow, id: string, text: string): Promise<Stored> {
      const clean = cleanText(text);
      return say(conversation, id, clean, async () => {
        const previous = await lastTurn(conversation);
        const answered = await knowledge.ask(clean, previous);
        return replyTo(answered);
      });
    },

    /** A candidate, a related or a browsed question. @throws ARTICLE_UNKNOWN */
    async askArticle(conversation: ConversationRow, id: string, articleId: string): Promise<Stored> {
      const article = knowledge.byId(articleId);
      if (!article) throw articleUnknown();
      return say(conversation, id, article.question, async () => replyWith(article, knowledge.view));
    },

    requestHandover: (conversation: ConversationRow, id: string) =>
      askForPerson(conversation, id, 'button', '好的，为您转接人工。'),

    async cancelHandover(conversation: ConversationRow): Promise<ConversationState> {
      await storage.write(async (tx) => {
        if (!(await routing.leaveQueue(tx, conversation.id, 'cancelled'))) return;
        const text = '已取消排队，您可以继续提问。';
        await transcript.append(tx, conversation.id, [system({ type: 'notice', code: 'handover-cancelled', text })]);
      });
      return routing.state(conversation.id);
    },

    /** Solved or not. "Not solved" offers what else it could be, and a person. @throws ANSWER_UNKNOWN */
    async giveFeedback(conversation: ConversationRow, messageId: string, solved: boolean): Promise<void> {
      await storage.write(async (tx) => {
        const message = await transcript.stored(tx, conversation.id, messageId);
        if (message?.content.type !== 'answer') throw answerUnknown();
        const { article } = message.content;
        const row = {
          conversation_id: conversation.id,
          message_id: messageId,
          article_id: article.id,
          article_version: article.version,
          solved: Number(solved),
          at: parts.clock.now().toISOString(),
        };
        const before = await tx.db
          .selectFrom('feedback')
          .select('solved')
          .where('conversation_id', '=', conversation.id)
          .where('message_id', '=', messageId)
          .executeTakeFirst();
        if (before?.solved === row.solved) return;
        await tx.db
          .insertInto('feedback')
          .values(row)
          .onConflict((c) =>
            c.columns(['conversation_id', 'message_id']).doUpdateSet({ solved: row.solved, at: row.at }),
          )
          .execute();
        if (!solved) {
          const question = await lastQuestion(conversation, tx);
          await gaps.record(tx, {
            question: question || article.question,
            reason: 'not-solved',
            articleId: article.id,
          });
        }
        if ((await routing.state(conversation.id, tx.db)).mode !== 'bot') return;
        await transcript.append(tx, conversation.id, [
          bot(
            solved
              ? { type: 'notice', code: 'feedback-thanks', text: '谢谢您的反馈！' }
              : await others(conversation, tx, article.id),
          ),
        ]);
      });
    },

    /** Leaves a question as a ticket; a place in the queue is given up for it. */
    async leaveTicket(
      conversation: ConversationRow,
      id: string,
      question: string,
      phone: string | null,
    ): Promise<TicketView> {
      const clean = cleanText(question);
      return storage.write(async (tx) => {
        await routing.leaveQueue(tx, conversation.id, 'ticket');
        const known = await tickets.byRequest(tx, conversation.id, id);
        if (known) return known;
        const request = { conversationId: conversation.id, visitorId: conversation.visitorId, requestId: id };
        const ticket = await tickets.open(tx, { ...request, question: clean, phone });
        await transcript.append(tx, conversation.id, [
          system({ type: 'ticket', text: `已登记问题单，${ticket.promise}。`, ticket }),
        ]);
        return ticket;
      });
    },

    /** Files a report or a complaint. @throws FILING_INCOMPLETE, FILINGS_TOO_MANY, PHONE_INVALID */
    async file(conversation: ConversationRow, id: string, form: FilingForm): Promise<FilingView> {
      return storage.write(async (tx) => {
        const integrity = form.type === 'complaint' && touchesIntegrity(`${form.facts} ${form.request}`);
        const request = { conversationId: conversation.id, visitorId: conversation.visitorId, requestId: id };
        const filing = await filings.open(tx, { ...request, form, integrity });
        if (await transcript.stored(tx, conversation.id, id)) return filing;
        const text = `${filing.typeLabel}已登记，查询码 ${filing.code}。${filing.promise}。`;
        await transcript.append(tx, conversation.id, [{ ...system({ type: 'filing', text, filing }), id }]);
        return filing;
      });
    },

    async rate(
      conversation: ConversationRow,
      handoverId: string,
      score: number,
      comment: string | null,
    ): Promise<void> {
      await storage.write(async (tx) => {
        await routing.rate(tx, conversation.id, handoverId, score, comment);
        const text = '感谢您的评价！';
        await transcript.append(tx, conversation.id, [system({ type: 'notice', code: 'rating-thanks', text })]);
      });
    },
  };

  async function others(conversation: ConversationRow, tx: Unit, articleId: string): Promise<Content> {
    const question = await lastQuestion(conversation, tx);
    const items = (await knowledge.suggest(question, 4))
      .filter((s) => s.articleId !== articleId)
      .slice(0, 3)
      .map(({ article }) => ({ id: article.id, question: article.question }));
    return { type: 'candidates', text: '抱歉没有帮到您。您要问的是不是下面这些？也可以直接转人工。', items };
  }
}

const broken: BotReply = {
  contents: [],
  handOver: { reason: 'not-found', words: '智能应答暂时出了点问题，请工作人员来回答您。' },
};
