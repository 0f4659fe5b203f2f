import type { Kind } from '../../kb/articles/articles.types.ts';
import { maskPersonalData } from '../../kb/language/mask.ts';
import type { Organisation } from '../../kb/organisation.ts';
import type { BureauDeadlines } from '../deadlines/bureau.ts';
import type { TicketClock } from '../deadlines/ticket-clock.ts';
import type { AgentTicket, ArticleView, TicketStatus, TicketView } from '../realtime/protocol.ts';
import type { TicketClocksTable } from '../storage/database.types.ts';
import type { ReplyRow, TicketRow } from './tickets.repository.ts';

export const KIND_LABELS: Record<Kind, string> = { general: '一般咨询', operation: '操作咨询', complex: '复杂问题' };
export const STATUS_LABELS: Record<TicketStatus, string> = {
  open: '办理中',
  'waiting-taxpayer': '待您补充',
  answered: '已答复',
  closed: '已办结',
};
const AGENT_STATUS_LABELS: Record<TicketStatus, string> = { ...STATUS_LABELS, 'waiting-taxpayer': '待纳税人补充' };
const PREVIEW = 120;

/** A stored clock as the deadlines room takes it. */
export function toClock(row: TicketClocksTable): TicketClock {
  return {
    level: row.level,
    startedAt: row.started_at,
    workingDays: row.working_days,
    pauses: JSON.parse(row.pauses) as TicketClock['pauses'],
    ...(row.stopped_at ? { stoppedAt: row.stopped_at } : {}),
  };
}

const toReply = (row: ReplyRow): TicketView['replies'][number] => ({
  at: row.at,
  author: row.author,
  ...(row.author_name ? { name: row.author_name } : {}),
  text: row.text,
  ...(row.article ? { article: JSON.parse(row.article) as ArticleView } : {}),
});

/** What is said about when an answer comes: a promise, or that the clock stands still. */
const promiseOf = (row: TicketRow, deadlines: BureauDeadlines): string =>
  row.status === 'waiting-taxpayer' ? '等您补充后继续计时' : deadlines.promise(new Date(row.due_at));

/** A ticket as its taxpayer sees it. */
export function toTicketView(row: TicketRow, replies: ReplyRow[], deadlines: BureauDeadlines): TicketView {
  return {
    code: row.code,
    kind: row.kind,
    kindLabel: KIND_LABELS[row.kind],
    status: row.status,
    statusLabel: STATUS_LABELS[row.status],
    question: row.question,
    receivedAt: row.received_at,
    dueAt: row.due_at,
    promise: promiseOf(row, deadlines),
    ...(row.phone ? { phoneLast4: row.phone.slice(-4) } : {}),
    replies: replies.map(toReply),
  };
}

export interface AgentTicketParts {
  deadlines: BureauDeadlines;
  organisation: Organisation;
  /** The clock of the level the ticket is at. */
  clock: TicketClocksTable;
  now: Date;
}

/** A ticket as agents see it, whole: phone and question as given. */
export function toAgentTicket(row: TicketRow, { deadlines, organisation, clock, now }: AgentTicketParts): AgentTicket {
  const status = deadlines.statusOf(toClock(clock), now);
  const level = organisation.levels.find((l) => l.key === row.level);
  const group = organisation.groups.find((g) => g.key === row.group_key);
  return {
    id: row.id,
    code: row.code,
    kind: row.kind,
    kindProposed: row.kind_proposed,
    kindLabel: KIND_LABELS[row.kind],
    status: row.status,
    statusLabel: AGENT_STATUS_LABELS[row.status],
    question: row.question,
    ...(row.phone ? { phone: row.phone } : {}),
    level: row.level,
    levelLabel: level?.label ?? row.level,
    ...(group ? { group: group.label } : {}),
    conversationId: row.conversation_id,
    receivedAt: row.received_at,
    dueAt: row.due_at,
    promise: deadlines.promise(new Date(row.due_at)),
    provisional: row.provisional === 1,
    urgency: status.urgency,
    minutesLeft: status.minutesLeft,
    ...(row.answered_at ? { answeredAt: row.answered_at } : {}),
    ...(row.answered_by ? { answeredBy: row.answered_by } : {}),
  };
}

/** The same for a list: personal data masked, the question cut. */
export function masked(ticket: AgentTicket): AgentTicket {
  const { phone, ...rest } = ticket;
  return {
    ...rest,
    question: [...maskPersonalData(ticket.question)].slice(0, PREVIEW).join(''),
    ...(phone ? { phone: `${phone.slice(0, 3)}****${phone.slice(-4)}` } : {}),
  };
}
