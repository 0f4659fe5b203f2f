import type { Kind } from '../../kb/articles/articles.types.ts';
import { articleUnknown } from '../consultations/consultations.errors.ts';
import { cleanText } from '../consultations/text.ts';
import type { Transcript } from '../consultations/transcript.ts';
import type { TicketClock } from '../deadlines/ticket-clock.ts';
import type { AgentProfile, AgentTicket, AgentTicketDetail, Content, TicketStatus } from '../realtime/protocol.ts';
import { newId } from '../shared/ids.ts';
import type { TicketClocksTable } from '../storage/database.types.ts';
import type { Unit } from '../storage/storage.ts';
import { KIND_LABELS, masked, toAgentTicket, toClock, toTicketView } from './ticket-views.ts';
import { kindUnchanged, replyEmpty, ticketClosed, ticketUnknown } from './tickets.errors.ts';
import { ticketsRepository as repository, type TicketRow } from './tickets.repository.ts';
import type { TicketsParts } from './tickets.service.ts';

const MOST_LISTED = 500;

export interface TicketReply {
  id: string;
  text?: string | undefined;
  articleId?: string | undefined;
  /** The day that the article is for, when not today. */
  asOf?: string | undefined;
}

export type TicketDesk = ReturnType<typeof createTicketDesk>;

/** Tickets from the agents' side: the list by deadline, answering, changing the kind, waiting for the taxpayer. */
export function createTicketDesk(parts: TicketsParts & { transcript: Transcript }) {
  const { storage, clock, bus, deadlines, organisation, knowledge, transcript } = parts;

  async function openTicket(tx: Unit, id: string): Promise<{ row: TicketRow; stored: TicketClocksTable }> {
    const row = await repository.byId(tx.db, id);
    if (!row) throw ticketUnknown();
    if (row.answered_at) throw ticketClosed();
    const stored = (await repository.clocksOf(tx.db, [id])).find((c) => c.level === row.level);
    if (!stored) throw ticketUnknown();
    return { row, stored };
  }

  /** Stores a changed clock and the deadline that follows from it. */
  async function setClock(tx: Unit, row: TicketRow, next: TicketClock, change: Partial<TicketRow>): Promise<TicketRow> {
    const due = deadlines.dueOf(next);
    const all = { ...change, due_at: due.dueAt.toISOString(), provisional: Number(due.provisional) };
    await repository.updateClock(tx.db, row.id, row.level, {
      working_days: next.workingDays,
      pauses: JSON.stringify(next.pauses),
      stopped_at: next.stoppedAt ?? null,
    });
    await repository.update(tx.db, row.id, all);
    tx.afterCommit(() => bus.emit('tickets.changed', {}));
    return { ...row, ...all };
  }

  /** Tells the taxpayer in the conversation that the ticket came from. */
  async function tell(tx: Unit, row: TicketRow, agent: AgentProfile, text: string): Promise<void> {
    const ticket = toTicketView(row, await repository.replies(tx.db, row.id), deadlines);
    const content: Content = { type: 'ticket-reply', text, ticket };
    await transcript.append(tx, row.conversation_id, [
      { author: 'agent', authorId: agent.id, authorName: agent.name, content },
    ]);
  }

  async function detail(id: string): Promise<AgentTicketDetail> {
    const row = await repository.byId(storage.read, id);
    const stored = (await repository.clocksOf(storage.read, [id])).find((c) => c.level === row?.level);
    if (!row || !stored) throw ticketUnknown();
    const replies = await repository.replies(storage.read, id);
    return {
      ...toAgentTicket(row, { deadlines, organisation, clock: stored, now: clock.now() }),
      replies: toTicketView(row, replies, deadlines).replies,
      history: (await repository.history(storage.read, id)).map(({ at, by, text }) => ({ at, by, text })),
      suggestions: await knowledge.suggest(row.question, 3),
    };
  }

  return {
    detail,

    /** By deadline, the most urgent first; personal data masked. */
    async list(status: TicketStatus | 'all'): Promise<AgentTicket[]> {
      const rows = await repository.list(storage.read, status, MOST_LISTED);
      const clocks = await repository.clocksOf(
        storage.read,
        rows.map((r) => r.id),
      );
      const now = clock.now();
      return rows.flatMap((row) => {
        const stored = clocks.find((c) => c.ticket_id === row.id && c.level === row.level);
        return stored ? [masked(toAgentTicket(row, { deadlines, organisation, clock: stored, now }))] : [];
      });
    },

    /** Answers: own words, an approved article verbatim, or both. @throws TICKET_UNKNOWN, TICKET_CLOSED, REPLY_EMPTY, ARTICLE_UNKNOWN */
    async reply(id: string, agent: AgentProfile, reply: TicketReply): Promise<AgentTicketDetail> {
      const text = reply.text?.trim() ? cleanText(reply.text) : '';
      const article = reply.articleId ? knowledge.byId(reply.articleId, reply.asOf) : null;
      if (reply.articleId && !article) throw articleUnknown();
      if (!text && !article) throw replyEmpty();
      await storage.write(async (tx) => {
        if (await repository.reply(tx.db, id, reply.id)) return;
        const { row, stored } = await openTicket(tx, id);
        const now = clock.now();
        const at = now.toISOString();
        const view = article ? JSON.stringify(knowledge.view(article, reply.asOf)) : null;
        await repository.insertReply(tx.db, {
          ticket_id: id,
          id: reply.id,
          author: 'agent',
          author_name: agent.name,
          text,
          article: view,
          at,
        });
        await repository.record(tx.db, id, at, agent.name, article ? `答复（知识原文：${article.question}）` : '答复');
        const change = { status: 'answered' as const, answered_at: at, answered_by: agent.name };
        const next = await setClock(tx, row, deadlines.stop(toClock(stored), now), change);
        await tell(tx, next, agent, `您的问题单 ${row.code} 已答复。`);
      });
      return detail(id);
    },

    /** @throws TICKET_UNKNOWN, TICKET_CLOSED, KIND_UNCHANGED */
    async changeKind(id: string, agent: AgentProfile, kind: Kind, reason: string): Promise<AgentTicketDetail> {
      await storage.write(async (tx) => {
        const { row, stored } = await openTicket(tx, id);
        if (row.kind === kind) throw kindUnchanged();
        const next = { ...toClock(stored), workingDays: organisation.deadlines[kind] };
        await setClock(tx, row, next, { kind });
        const text = `类型由“${KIND_LABELS[row.kind]}”改为“${KIND_LABELS[kind]}”，理由：${reason}`;
        await repository.record(tx.db, id, clock.now().toISOString(), agent.name, text);
      });
      return detail(id);
    },

    /** Asks the taxpayer for something; the clock stops until it comes. @throws TICKET_UNKNOWN, TICKET_CLOSED, TEXT_EMPTY */
    async pause(id: string, agent: AgentProfile, text: string): Promise<AgentTicketDetail> {
      const clean = cleanText(text);
      await storage.write(async (tx) => {
        const { row, stored } = await openTicket(tx, id);
        const now = clock.now();
        const at = now.toISOString();
        const reply = {
          ticket_id: id,
          id: newId(),
          author: 'agent' as const,
          author_name: agent.name,
          text: clean,
          article: null,
          at,
        };
        await repository.insertReply(tx.db, reply);
        await repository.record(tx.db, id, at, agent.name, '请纳税人补充，停止计时');
        const next = await setClock(tx, row, deadlines.pause(toClock(stored), now), { status: 'waiting-taxpayer' });
        await tell(tx, next, agent, `您的问题单 ${row.code} 需要补充：${clean}`);
      });
      return detail(id);
    },

    /** @throws TICKET_UNKNOWN, TICKET_CLOSED */
    async resume(id: string, agent: AgentProfile): Promise<AgentTicketDetail> {
      await storage.write(async (tx) => {
        const { row, stored } = await openTicket(tx, id);
        const now = clock.now();
        await setClock(tx, row, deadlines.resume(toClock(stored), now), { status: 'open' });
        await repository.record(tx.db, id, now.toISOString(), agent.name, '恢复计时');
      });
      return detail(id);
    },
  };
}
