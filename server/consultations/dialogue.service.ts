import { touchesIntegrity } from '../../kb/triage/integrity.ts';
import type { Knowledge } from '../articles/knowledge.service.ts';
import type { Filings } from '../complaints/filings.service.ts';
import type { Gaps } from '../gaps/gaps.service.ts';
import type {
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
import { articleUnknown, messageIdConflict } from './consultations.errors.ts';
import { createFeedback } from './feedback.ts';
import type { HandingOver } from './handing-over.ts';
import { createRecent } from './recent.ts';
import { cleanText } from './text.ts';
import { bot, type ConversationRow, system, type Transcript } from './transcript.ts';

const CATCH_UP = 200;
const HISTORY = 50;

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

export type Dialogue = ReturnType<typeof createDialogue>;

/**
 * The taxpayer's side of a conversation. A message and what the bot says to it are one unit of work: acknowledged means both are
 * on disk. Whether the bot may speak is read inside that unit (law 5).
 */
export function createDialogue(parts: DialogueParts) {
  const { storage, transcript, routing, tickets, filings, gaps, knowledge, handingOver } = parts;
  const recent = createRecent(parts);
  // Decisions of one conversation are made and stored in the order in which its messages came.
  const serial = createSerial();

  async function speak(
    tx: Unit,
    conversation: ConversationRow,
    reply: BotReply,
    said: { id: string; text: string },
  ): Promise<void> {
    await transcript.append(tx, conversation.id, reply.contents.map(bot));
    for (const gap of reply.gaps) await gaps.record(tx, gap);
    if (!reply.handOver) return;
    const { reason, words } = reply.handOver;
    const question =
      reason === 'requested' ? await recent.question(conversation, tx) : (reply.handOver.question ?? said.text);
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
      const question = await recent.question(conversation, tx);
      if (await recent.noneFitted(conversation, tx)) await gaps.record(tx, { question, reason: 'none-fits' });
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
        const previous = await recent.turn(conversation);
        const answered = await knowledge.ask(clean, previous);
        return replyTo(answered);
      });
    },

    /** A candidate, a related or a browsed question, about a day when that is not today. @throws ARTICLE_UNKNOWN */
    async askArticle(conversation: ConversationRow, id: string, articleId: string, day?: string): Promise<Stored> {
      const article = knowledge.byId(articleId, day);
      if (!article) throw articleUnknown();
      return say(conversation, id, article.question, async () => replyWith(article, knowledge.about(day)));
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

    giveFeedback: createFeedback({ ...parts, recent }),

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
}

const broken: BotReply = {
  contents: [],
  gaps: [],
  handOver: { reason: 'not-found', words: '智能应答暂时出了点问题，请工作人员来回答您。' },
};
