import type { Kind } from '../../kb/articles/articles.types.ts';
import type { Organisation } from '../../kb/organisation.ts';
import type { Knowledge } from '../articles/knowledge.service.ts';
import type { Bus } from '../cluster/bus.ts';
import { cleanText } from '../consultations/text.ts';
import type { Transcript } from '../consultations/transcript.ts';
import type { BureauDeadlines } from '../deadlines/bureau.ts';
import type { TicketView } from '../realtime/protocol.ts';
import type { Clock } from '../shared/clock.ts';
import { newId, newTicketCode, readTicketCode } from '../shared/ids.ts';
import type { Storage, Unit } from '../storage/storage.ts';
import { KIND_LABELS, toClock, toTicketView } from './ticket-views.ts';
import { phoneInvalid, ticketClosed, ticketCodeInvalid, ticketsTooMany, ticketUnknown } from './tickets.errors.ts';
import { ticketsRepository as repository, type TicketRow } from './tickets.repository.ts';

const MOST_OPEN = 10;
const FIRST_LEVEL = 'county';

export interface TicketsParts {
  storage: Storage;
  clock: Clock;
  bus: Bus;
  deadlines: BureauDeadlines;
  organisation: Organisation;
  knowledge: Knowledge;
  transcript: Transcript;
}

/** A question to be promised an answer. `requestId` names it: the same one again gives the same ticket. */
export interface NewTicket {
  conversationId: string;
  visitorId: string;
  requestId: string;
  question: string;
  phone?: string | null;
  kind?: Kind;
  /** Who opened it, when that was an agent. */
  by?: string;
}

export type Tickets = ReturnType<typeof createTickets>;

/** @throws PHONE_INVALID. Mainland mobile numbers: 11 digits, 13–19. */
export function readPhone(text: string | null | undefined): string | null {
  const compact = (text ?? '')
    .normalize('NFKC')
    .replace(/[\s-]/g, '')
    .replace(/^\+?86(?=1\d{10}$)/, '');
  if (compact === '') return null;
  if (!/^1[3-9]\d{9}$/.test(compact)) throw phoneInvalid();
  return compact;
}

/** Tickets from the taxpayer's side: opening one, adding to it, finding it again by its code. */
export function createTickets(parts: TicketsParts) {
  const { storage, clock, bus, deadlines, organisation, knowledge } = parts;

  const view = async (tx: Unit, row: TicketRow): Promise<TicketView> =>
    toTicketView(row, await repository.replies(tx.db, row.id), deadlines);
  const changed = (tx: Unit): void => tx.afterCommit(() => bus.emit('tickets.changed', {}));

  async function ofVisitor(tx: Unit, visitorId: string, code: string): Promise<TicketRow> {
    const row = await repository.byCode(tx.db, readTicketCode(code) ?? '');
    if (row?.visitor_id !== visitorId) throw ticketUnknown();
    return row;
  }

  return {
    /** @throws TICKETS_TOO_MANY, PHONE_INVALID */
    async open(tx: Unit, request: NewTicket): Promise<TicketView> {
      const phone = readPhone(request.phone);
      const known = await repository.byRequest(tx.db, request.conversationId, request.requestId);
      if (known) return view(tx, known);
      const others = await repository.openOfVisitor(tx.db, request.visitorId);
      // The same words again while the first ticket is under way: the promise stands, no second ticket.
      const same = others.find((t) => t.question === request.question);
      if (same) return view(tx, same);
      if (others.length >= MOST_OPEN) throw ticketsTooMany();
      const now = clock.now();
      const kindProposed = knowledge.proposeKind(request.question);
      const kind = request.kind ?? kindProposed;
      const workingDays = organisation.deadlines[kind];
      const due = deadlines.due({ receivedAt: now, workingDays });
      const category = await knowledge.categoryOf(request.question);
      const row: TicketRow = {
        id: newId(),
        code: newTicketCode('TQ'),
        visitor_id: request.visitorId,
        conversation_id: request.conversationId,
        request_id: request.requestId,
        question: request.question,
        phone,
        kind,
        kind_proposed: kindProposed,
        level: FIRST_LEVEL,
        group_key: organisation.groups.find((g) => category !== null && g.categories.includes(category))?.key ?? null,
        status: 'open',
        received_at: now.toISOString(),
        due_at: due.dueAt.toISOString(),
        provisional: Number(due.provisional),
        answered_at: null,
        answered_by: null,
      };
      await repository.insert(tx.db, row);
      await repository.insertClock(tx.db, {
        ticket_id: row.id,
        level: FIRST_LEVEL,
        started_at: row.received_at,
        working_days: workingDays,
        pauses: '[]',
        stopped_at: null,
      });
      await repository.record(tx.db, row.id, row.received_at, request.by ?? '系统', `登记，类型：${KIND_LABELS[kind]}`);
      changed(tx);
      return view(tx, row);
    },

    async byRequest(tx: Unit, conversationId: string, requestId: string): Promise<TicketView | null> {
      const row = await repository.byRequest(tx.db, conversationId, requestId);
      return row ? view(tx, row) : null;
    },

    /** @throws TICKET_UNKNOWN, PHONE_INVALID */
    async setPhone(visitorId: string, code: string, phone: string): Promise<TicketView> {
      const number = readPhone(phone);
      if (number === null) throw phoneInvalid();
      return storage.write(async (tx) => {
        const row = await ofVisitor(tx, visitorId, code);
        await repository.update(tx.db, row.id, { phone: number });
        changed(tx);
        return view(tx, { ...row, phone: number });
      });
    },

    /** What the taxpayer adds; a clock that waited for it goes on. @throws TICKET_UNKNOWN, TICKET_CLOSED, TEXT_EMPTY, TEXT_TOO_LONG */
    async supplement(visitorId: string, code: string, id: string, text: string): Promise<TicketView> {
      const clean = cleanText(text);
      return storage.write(async (tx) => {
        const row = await ofVisitor(tx, visitorId, code);
        if (await repository.reply(tx.db, row.id, id)) return view(tx, row);
        if (row.answered_at) throw ticketClosed();
        const now = clock.now();
        const at = now.toISOString();
        await repository.insertReply(tx.db, {
          ticket_id: row.id,
          id,
          author: 'taxpayer',
          author_name: null,
          text: clean,
          article: null,
          at,
        });
        await repository.record(tx.db, row.id, at, '纳税人', '补充说明');
        const next = row.status === 'waiting-taxpayer' ? await this.resume(tx, row, now) : row;
        changed(tx);
        return view(tx, next);
      });
    },

    /** Lets a paused clock go on. */
    async resume(tx: Unit, row: TicketRow, now: Date): Promise<TicketRow> {
      const [stored] = (await repository.clocksOf(tx.db, [row.id])).filter((c) => c.level === row.level);
      if (!stored) throw ticketUnknown();
      const next = deadlines.resume(toClock(stored), now);
      const due = deadlines.dueOf(next);
      const change = { status: 'open' as const, due_at: due.dueAt.toISOString(), provisional: Number(due.provisional) };
      await repository.updateClock(tx.db, row.id, row.level, { pauses: JSON.stringify(next.pauses) });
      await repository.update(tx.db, row.id, change);
      return { ...row, ...change };
    },

    /**
     * Computes the open deadlines again, at start: a calendar that has arrived since makes provisional ones final.
     * @returns how many changed
     */
    async refreshDeadlines(): Promise<number> {
      return storage.write(async (tx) => {
        const rows = await repository.unanswered(tx.db);
        const clocks = await repository.clocksOf(
          tx.db,
          rows.map((r) => r.id),
        );
        let changes = 0;
        for (const row of rows) {
          const stored = clocks.find((c) => c.ticket_id === row.id && c.level === row.level);
          if (!stored) continue;
          const due = deadlines.dueOf(toClock(stored));
          const next = { due_at: due.dueAt.toISOString(), provisional: Number(due.provisional) };
          if (next.due_at === row.due_at && next.provisional === row.provisional) continue;
          await repository.update(tx.db, row.id, next);
          await repository.record(
            tx.db,
            row.id,
            clock.now().toISOString(),
            '系统',
            `放假安排有更新，时限重算：${deadlines.promise(due.dueAt)}`,
          );
          changes++;
        }
        return changes;
      });
    },

    /** A ticket by its code, from any device; with the last four digits when a phone was given. @throws TICKET_CODE_INVALID, TICKET_UNKNOWN */
    async lookUp(code: string, phoneLast4: string): Promise<TicketView> {
      const read = readTicketCode(code);
      if (!read) throw ticketCodeInvalid();
      const row = await repository.byCode(storage.read, read);
      // One answer for an unknown code and for wrong digits: neither tells that the code exists.
      if (!row || (row.phone !== null && row.phone.slice(-4) !== phoneLast4.normalize('NFKC').trim()))
        throw ticketUnknown();
      return toTicketView(row, await repository.replies(storage.read, row.id), deadlines);
    },

    /** How many are open, late and near. */
    async counts(): Promise<{ open: number; late: number; near: number }> {
      const rows = await repository.unanswered(storage.read);
      const clocks = await repository.clocksOf(
        storage.read,
        rows.map((r) => r.id),
      );
      const now = clock.now();
      const urgencies = rows.map((row) => {
        const stored = clocks.find((c) => c.ticket_id === row.id && c.level === row.level);
        return stored ? deadlines.statusOf(toClock(stored), now).urgency : 'normal';
      });
      const count = (urgency: string) => urgencies.filter((u) => u === urgency).length;
      return { open: rows.length, late: count('late'), near: count('near') };
    },
  };
}
