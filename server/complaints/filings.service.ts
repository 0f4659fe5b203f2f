import type { Bus } from '../cluster/bus.ts';
import type { Transcript } from '../consultations/transcript.ts';
import type { BureauDeadlines } from '../deadlines/bureau.ts';
import type { FilingForm, FilingStatus, FilingView, StaffFiling, StaffRole } from '../realtime/protocol.ts';
import type { Clock } from '../shared/clock.ts';
import { newId, newTicketCode, readTicketCode } from '../shared/ids.ts';
import type { Storage, Unit } from '../storage/storage.ts';
import { readPhone } from '../tickets/tickets.service.ts';
import {
  CODE_PREFIX,
  isFinal,
  maskedForm,
  missing,
  NEXT,
  STATUS_LABELS,
  TYPE_LABELS,
  WORKING_DAYS,
} from './filing-rules.ts';
import { filingClosed, filingIncomplete, filingReplyEmpty, filingsTooMany, filingUnknown } from './filings.errors.ts';
import { type FilingRow, filingsRepository as repository } from './filings.repository.ts';

const MOST_OPEN = 5;
const SHOWN = 200;

export interface NewFiling {
  conversationId: string;
  visitorId: string;
  requestId: string;
  form: FilingForm;
  /** About corruption or a leaked informant: only administrators see it. */
  integrity: boolean;
}

export interface Handler {
  name: string;
  role: StaffRole;
}

export type Filings = ReturnType<typeof createFilings>;

/** Reports about taxpayers and complaints about the service, apart from consultation: filed, looked up, handled. */
export function createFilings(parts: {
  storage: Storage;
  clock: Clock;
  bus: Bus;
  deadlines: BureauDeadlines;
  transcript: Transcript;
}) {
  const { storage, clock, bus, deadlines, transcript } = parts;
  const changed = (tx: Unit): void => tx.afterCommit(() => bus.emit('filings.changed', {}));

  function view(row: FilingRow): FilingView {
    return {
      code: row.code,
      type: row.type,
      typeLabel: TYPE_LABELS[row.type],
      status: row.status,
      statusLabel: STATUS_LABELS[row.status],
      receivedAt: row.received_at,
      promise: isFinal(row.status) ? '' : NEXT[row.type],
      ...(row.reply ? { reply: row.reply } : {}),
    };
  }

  async function staffView(row: FilingRow, whole: boolean): Promise<StaffFiling> {
    const form = JSON.parse(row.form) as FilingForm;
    const clockOf = {
      level: 'county',
      startedAt: row.received_at,
      workingDays: row.working_days,
      pauses: [],
      ...(row.status === 'received' ? {} : { stoppedAt: row.handled_at ?? row.received_at }),
    };
    return {
      ...view(row),
      id: row.id,
      integrity: row.integrity === 1,
      form: whole ? form : maskedForm(form),
      dueAt: row.due_at,
      urgency: deadlines.statusOf(clockOf, clock.now()).urgency,
      ...(row.handled_by ? { handledBy: row.handled_by } : {}),
      history: whole
        ? (await repository.history(storage.read, row.id)).map(({ at, by, text }) => ({ at, by, text }))
        : [],
    };
  }

  const seenBy = (row: FilingRow | undefined, role: StaffRole): FilingRow => {
    if (!row || (row.integrity === 1 && role !== 'admin')) throw filingUnknown();
    return row;
  };

  return {
    /** @throws FILING_INCOMPLETE, FILINGS_TOO_MANY, PHONE_INVALID */
    async open(tx: Unit, request: NewFiling): Promise<FilingView> {
      const known = await repository.byRequest(tx.db, request.conversationId, request.requestId);
      if (known) return view(known);
      const lacking = missing(request.form);
      if (lacking.length > 0) throw filingIncomplete(lacking);
      const phone = readPhone(request.form.phone);
      const { phone: _, ...rest } = request.form;
      const form: FilingForm = { ...rest, ...(phone ? { phone } : {}) };
      const others = await repository.openOfVisitor(tx.db, request.visitorId);
      // The same matter told again is the same filing.
      const same = others.find((o) => o.type === form.type && sameMatter(JSON.parse(o.form) as FilingForm, form));
      if (same) {
        await repository.record(tx.db, same.id, clock.now().toISOString(), '纳税人', `再次提交：${form.facts}`);
        return view(same);
      }
      if (others.length >= MOST_OPEN) throw filingsTooMany();
      const now = clock.now();
      const workingDays = WORKING_DAYS[form.type];
      const row: FilingRow = {
        id: newId(),
        code: newTicketCode(CODE_PREFIX[form.type]),
        type: form.type,
        integrity: Number(request.integrity),
        visitor_id: request.visitorId,
        conversation_id: request.conversationId,
        request_id: request.requestId,
        form: JSON.stringify(form),
        status: 'received',
        received_at: now.toISOString(),
        due_at: deadlines.due({ receivedAt: now, workingDays }).dueAt.toISOString(),
        working_days: workingDays,
        reply: null,
        handled_by: null,
        handled_at: null,
      };
      await repository.insert(tx.db, row);
      await repository.record(tx.db, row.id, row.received_at, '系统', '登记');
      changed(tx);
      return view(row);
    },

    /** By code: its state only, never what was written. @throws FILING_UNKNOWN */
    async lookUp(code: string): Promise<FilingView> {
      const row = await repository.byCode(storage.read, readTicketCode(code) ?? '');
      if (!row) throw filingUnknown();
      return view(row);
    },

    async list(role: StaffRole): Promise<StaffFiling[]> {
      const rows = await repository.list(storage.read, role === 'admin', SHOWN);
      return Promise.all(rows.map((row) => staffView(row, false)));
    },

    /** Whole; that it was read is recorded. @throws FILING_UNKNOWN */
    async detail(id: string, by: Handler): Promise<StaffFiling> {
      const row = seenBy(await repository.byId(storage.read, id), by.role);
      await storage.write(async (tx) => repository.record(tx.db, id, clock.now().toISOString(), by.name, '查看'));
      return staffView(row, true);
    },

    /** The next state, with words for the taxpayer, who is told in the conversation. @throws FILING_UNKNOWN, FILING_CLOSED, FILING_REPLY_EMPTY */
    async handle(
      id: string,
      by: Handler,
      status: Exclude<FilingStatus, 'received'>,
      reply: string,
    ): Promise<StaffFiling> {
      const words = reply.trim();
      if (words === '') throw filingReplyEmpty();
      const next = await storage.write(async (tx) => {
        const row = seenBy(await repository.byId(tx.db, id), by.role);
        if (isFinal(row.status)) throw filingClosed();
        const at = clock.now().toISOString();
        const change = { status, reply: words, handled_by: by.name, handled_at: row.handled_at ?? at };
        await repository.update(tx.db, id, change);
        await repository.record(tx.db, id, at, by.name, `${STATUS_LABELS[status]}：${words}`);
        const now = { ...row, ...change };
        const text = `您的${TYPE_LABELS[row.type]}（${row.code}）有新进展：${STATUS_LABELS[status]}。`;
        await transcript.append(tx, row.conversation_id, [
          { author: 'system', content: { type: 'filing', text, filing: view(now) } },
        ]);
        changed(tx);
        return now;
      });
      return staffView(next, true);
    },
  };
}

const compact = (text: string | undefined): string => (text ?? '').replace(/[\s，。、,.]/g, '');
const sameMatter = (a: FilingForm, b: FilingForm): boolean =>
  compact(a.target) === compact(b.target) &&
  compact(a.time) === compact(b.time) &&
  compact(a.amount) === compact(b.amount);
