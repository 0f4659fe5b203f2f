import type { Kind } from '../../kb/articles/articles.types.ts';
import { maskPersonalData } from '../../kb/language/mask.ts';
import type { Knowledge } from '../articles/knowledge.service.ts';
import type {
  AgentProfile,
  AgentSnapshot,
  Content,
  ConversationDetail,
  ConversationSummary,
  Message,
  Suggestion,
  TicketView,
} from '../realtime/protocol.ts';
import type { Presence } from '../routing/presence.ts';
import { reasonLabel } from '../routing/reasons.ts';
import type { HandoverRow } from '../routing/routing.repository.ts';
import type { Routing } from '../routing/routing.service.ts';
import { forbidden } from '../shared/errors.ts';
import type { Storage, Unit } from '../storage/storage.ts';
import { visitorLabel } from '../taxpayers/taxpayers.service.ts';
import type { Tickets } from '../tickets/tickets.service.ts';
import { articleUnknown, conversationUnknown, messageIdConflict } from './consultations.errors.ts';
import { cleanText } from './text.ts';
import { system, type Transcript, type Utterance } from './transcript.ts';

const CATCH_UP = 200;
const HISTORY = 50;
const PREVIEW = 60;

export interface DeskParts {
  storage: Storage;
  transcript: Transcript;
  routing: Routing;
  tickets: Tickets;
  knowledge: Knowledge;
  /** Connections of staff, and of taxpayers. */
  staffPresence: Presence;
  taxpayerPresence: Presence;
  staff: () => Promise<AgentProfile[]>;
}

export type Desk = ReturnType<typeof createDesk>;

/** The agents' side: the waiting list, taking a conversation, writing in it, ending it. Every verb checks who may. */
export function createDesk(parts: DeskParts) {
  const { storage, transcript, routing, tickets, knowledge } = parts;

  async function summary(row: HandoverRow, staff: AgentProfile[]): Promise<ConversationSummary> {
    const conversation = await transcript.byId(row.conversation_id);
    const recent = await transcript.before(row.conversation_id, Number.MAX_SAFE_INTEGER, 10);
    const last = recent.findLast((m) => m.author === 'taxpayer' && m.content.type === 'text') ?? recent.at(-1);
    const text = last?.content.type === 'text' ? last.content.text : row.question;
    const agentName = staff.find((a) => a.id === row.agent_id)?.name;
    return {
      conversationId: row.conversation_id,
      handoverId: row.id,
      visitorLabel: await labelOf(conversation?.visitorId ?? ''),
      mode: row.taken_at === null ? 'waiting' : 'agent',
      ...(agentName ? { agentName } : {}),
      reason: row.reason,
      reasonLabel: reasonLabel(row.reason),
      lastText: [...maskPersonalData(text)].slice(0, PREVIEW).join(''),
      lastAt: last?.at ?? row.requested_at,
      since: row.taken_at ?? row.requested_at,
      lastSeq: conversation?.lastSeq ?? 0,
    };
  }

  async function labelOf(visitorId: string): Promise<string> {
    const row = await storage.read.selectFrom('visitors').select('name').where('id', '=', visitorId).executeTakeFirst();
    return row?.name ?? visitorLabel(visitorId);
  }

  async function detail(conversationId: string, agent: AgentProfile, afterSeq: number): Promise<ConversationDetail> {
    const conversation = await transcript.byId(conversationId);
    if (!conversation) throw conversationUnknown();
    const row = (await routing.current(conversationId)) ?? (await routing.last(conversationId));
    const messages = await transcript.after(conversationId, afterSeq, CATCH_UP);
    return {
      conversationId,
      handoverId: row?.id ?? '',
      visitorLabel: await labelOf(conversation.visitorId),
      state: await routing.state(conversationId),
      mine: row?.agent_id === agent.id && row.ended_at === null,
      reasonLabel: row ? reasonLabel(row.reason) : '',
      lastSeq: conversation.lastSeq,
      messages,
      suggestions: await knowledge.suggest(row?.question || lastText(messages), 3),
      taxpayerOnline: parts.taxpayerPresence.connected(conversation.visitorId),
    };
  }

  const lastText = (messages: Message[]): string => {
    const last = messages.findLast((m) => m.author === 'taxpayer' && m.content.type === 'text');
    return last?.content.type === 'text' ? last.content.text : '';
  };

  async function say(
    agent: AgentProfile,
    conversationId: string,
    id: string,
    content: Content,
  ): Promise<{ seq: number; at: string }> {
    return storage.write(async (tx) => {
      const known = await transcript.stored(tx, conversationId, id);
      if (known) {
        if (JSON.stringify(known.content) !== JSON.stringify(content)) throw messageIdConflict();
        return { seq: known.seq, at: known.at };
      }
      await routing.mine(tx, conversationId, agent.id);
      const utterance: Utterance = { id, author: 'agent', authorId: agent.id, authorName: agent.name, content };
      const [message] = await transcript.append(tx, conversationId, [utterance]);
      if (!message) throw new Error('message was not stored');
      return { seq: message.seq, at: message.at };
    });
  }

  async function finish(
    tx: Unit,
    conversationId: string,
    agent: AgentProfile,
    outcome: 'served' | 'ticket',
    first: Content[],
  ): Promise<void> {
    const row = await routing.end(tx, conversationId, agent.id, outcome);
    const ended: Content = {
      type: 'notice',
      code: 'conversation-ended',
      text: `${agent.name} 已结束本次服务，智能应答继续为您服务。`,
    };
    const rating: Content = { type: 'rating-request', text: '请您对本次人工服务做个评价：', handoverId: row.id };
    const contents = outcome === 'served' ? [...first, ended, rating] : [...first, ended];
    await transcript.append(tx, conversationId, contents.map(system));
  }

  return {
    async snapshot(me: AgentProfile): Promise<AgentSnapshot> {
      const staff = await parts.staff();
      const { waiting, taken } = await routing.list();
      const counts = new Map<string, number>();
      for (const row of taken) counts.set(row.agent_id ?? '', (counts.get(row.agent_id ?? '') ?? 0) + 1);
      return {
        me: staff.find((a) => a.id === me.id) ?? me,
        waiting: await Promise.all(waiting.map((row) => summary(row, staff))),
        mine: await Promise.all(taken.filter((row) => row.agent_id === me.id).map((row) => summary(row, staff))),
        colleagues: staff
          .filter((a) => a.id !== me.id && a.online && parts.staffPresence.connected(a.id))
          .map((a) => ({ name: a.name, online: true, conversations: counts.get(a.id) ?? 0 })),
      };
    },

    /** @throws CONVERSATION_TAKEN, NOT_WAITING, AT_CAPACITY, NOT_ONLINE */
    async take(agent: AgentProfile, conversationId: string): Promise<ConversationDetail> {
      await storage.write(async (tx) => {
        const { again } = await routing.take(tx, conversationId, agent);
        if (again) return;
        const text = `${agent.name} 为您服务。`;
        await transcript.append(tx, conversationId, [system({ type: 'notice', code: 'agent-joined', text })]);
      });
      return detail(conversationId, agent, 0);
    },

    /** @throws FORBIDDEN, CONVERSATION_UNKNOWN */
    async open(agent: AgentProfile, conversationId: string, afterSeq: number): Promise<ConversationDetail> {
      if (!(await routing.mayRead(conversationId, agent))) throw forbidden();
      return detail(conversationId, agent, afterSeq);
    },

    async history(agent: AgentProfile, conversationId: string, beforeSeq: number): Promise<Message[]> {
      if (!(await routing.mayRead(conversationId, agent))) throw forbidden();
      return transcript.before(conversationId, beforeSeq, HISTORY);
    },

    /** @throws NOT_YOURS, TEXT_EMPTY, TEXT_TOO_LONG, MESSAGE_ID_CONFLICT */
    send: (agent: AgentProfile, conversationId: string, id: string, text: string) =>
      say(agent, conversationId, id, { type: 'text', text: cleanText(text) }),

    /** An approved article, verbatim. @throws NOT_YOURS, ARTICLE_UNKNOWN */
    async sendArticle(agent: AgentProfile, conversationId: string, id: string, articleId: string, asOf?: string) {
      const article = knowledge.byId(articleId, asOf);
      if (!article) throw articleUnknown();
      return say(agent, conversationId, id, {
        type: 'answer',
        article: knowledge.view(article, asOf),
        reason: 'agent',
      });
    },

    /** @throws NOT_YOURS */
    async end(agent: AgentProfile, conversationId: string): Promise<void> {
      await storage.write((tx) => finish(tx, conversationId, agent, 'served', []));
    },

    /** What cannot be settled now becomes a ticket, and the conversation ends. @throws NOT_YOURS */
    async toTicket(
      agent: AgentProfile,
      conversationId: string,
      id: string,
      question: string,
      kind?: Kind,
    ): Promise<TicketView> {
      const clean = cleanText(question);
      return storage.write(async (tx) => {
        const known = await tickets.byRequest(tx, conversationId, id);
        if (known) return known;
        const conversation = await transcript.byId(conversationId, tx.db);
        if (!conversation) throw conversationUnknown();
        await routing.mine(tx, conversationId, agent.id);
        const request = { conversationId, visitorId: conversation.visitorId, requestId: id, question: clean };
        const ticket = await tickets.open(tx, { ...request, ...(kind ? { kind } : {}), by: agent.name });
        const text = `这个问题需要进一步核实，已为您登记问题单，${ticket.promise}。`;
        await finish(tx, conversationId, agent, 'ticket', [{ type: 'ticket', text, ticket }]);
        return ticket;
      });
    },

    suggest: (text: string): Promise<Suggestion[]> => knowledge.suggest(text, 5),

    /** Whom typing may be shown to: the visitor of a conversation that this agent has, otherwise nobody. */
    async typingTarget(agent: AgentProfile, conversationId: string): Promise<string | null> {
      const row = await routing.current(conversationId);
      if (row?.agent_id !== agent.id) return null;
      return (await transcript.byId(conversationId))?.visitorId ?? null;
    },
  };
}
