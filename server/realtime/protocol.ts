/**
 * The typed events between browsers and the server (Socket.IO 4). Types only: front ends import this file too.
 *
 * Two namespaces: `/taxpayer` (authenticated by `auth.token`, a visitor token) and `/agent` (authenticated by the
 * staff session cookie). Every client event takes an acknowledgement with a {@link Result}. Times are ISO 8601 UTC.
 */
import type { Choice, Part } from '../../kb/answering/answering.types.ts';
import type { Block, Kind } from '../../kb/articles/articles.types.ts';

/** A failure the client can show. `code` is stable; `message` is Chinese and says what to do. */
export interface Failure {
  code: string;
  message: string;
  /** Seconds until a retry can succeed, where that is known. */
  retryAfter?: number;
  /** For `CONVERSATION_TAKEN`: who has it. */
  takenBy?: string;
}
export type Result<T> = { ok: true; data: T } | { ok: false; error: Failure };
export type Ack<T> = (result: Result<T>) => void;

/** An article offered by a button. */
export interface Offered {
  id: string;
  question: string;
  /** The day that it is asked about, `YYYY-MM-DD`, when that is not today. */
  asOf?: string;
}

/** An approved article as people see it. The text is verbatim what was approved. */
export interface ArticleView {
  id: string;
  version: number;
  scope: string;
  scopeLabel: string;
  question: string;
  answer: string;
  /** In words: "自2024年12月1日起施行" … */
  period: string;
  basis: { title: string; number: string; article?: string; note?: string }[];
  body: Block[];
  /** The "for reference" line. */
  disclaimer: string;
  related: Offered[];
  /** The day that it is shown for, when that is not today. */
  asOf?: string;
  /** What holds at other times, when the rule changed: verbatim answers of other versions, the newest first. */
  otherTimes?: { label: string; period: string; answer: string }[];
}

export type TicketStatus = 'open' | 'waiting-taxpayer' | 'answered' | 'closed';

/** What a taxpayer sees of a ticket. */
export interface TicketView {
  code: string;
  kind: Kind;
  kindLabel: string;
  status: TicketStatus;
  statusLabel: string;
  question: string;
  receivedAt: string;
  dueAt: string;
  /** "最迟 2026年11月25日（周三）18:00 前答复" */
  promise: string;
  phoneLast4?: string;
  replies: { at: string; author: 'agent' | 'taxpayer'; name?: string; text: string; article?: ArticleView }[];
}

/** Which question of a message this is about, when there are several; `understood`: its words are not the taxpayer's own. */
export interface About {
  asked?: string;
  understood?: Part['understood'];
  number?: number;
  of?: number;
}

/** 检举 about a taxpayer, or 投诉 about the service. */
export type FilingType = 'report' | 'complaint';
export type FilingStatus = 'received' | 'accepted' | 'refused' | 'transferred' | 'done';

/** What a taxpayer fills in. `target`: name of the taxpayer reported, or office or person complained about. */
export interface FilingForm {
  type: FilingType;
  target: string;
  /** Address of the taxpayer reported, or place of the event. */
  place: string;
  time?: string;
  amount?: string;
  facts: string;
  evidence?: string;
  /** What is wanted. */
  request: string;
  contactName?: string;
  phone?: string;
  /** An answer in writing is wanted, not a call. */
  written?: boolean;
}

/** What its sender sees of a report or complaint. What was written in it is not shown again. */
export interface FilingView {
  code: string;
  type: FilingType;
  typeLabel: string;
  status: FilingStatus;
  statusLabel: string;
  receivedAt: string;
  promise: string;
  reply?: string;
}

export type Content =
  | { type: 'text'; text: string }
  | ({ type: 'answer'; intro?: string; article: ArticleView; reason: string } & About)
  | ({ type: 'candidates'; text: string; items: Offered[] } & About)
  /** One question back; a choice is asked for by its article. */
  | ({ type: 'clarify'; text: string; choices: (Choice & { asOf?: string })[] } & About)
  | { type: 'filing-form'; form: FilingType; text: string; hints: string[]; items: Offered[] }
  | { type: 'filing'; text: string; filing: FilingView }
  | ({ type: 'notice'; code: NoticeCode; text: string } & About)
  /** Nobody can take it now and there is no question yet: the widget shows a form to leave one. */
  | { type: 'leave-offer'; text: string; question: string }
  | { type: 'ticket'; text: string; ticket: TicketView }
  | { type: 'ticket-reply'; text: string; ticket: TicketView }
  | { type: 'rating-request'; text: string; handoverId: string };

export type NoticeCode =
  | 'welcome'
  | 'declined'
  | 'for-person'
  | 'handover-queued'
  | 'handover-cancelled'
  | 'agent-joined'
  | 'conversation-ended'
  | 'feedback-thanks'
  | 'rating-thanks';

export type Author = 'taxpayer' | 'bot' | 'agent' | 'system';

/** One message. `seq` counts from 1 within the conversation, without gaps; `id` is the sender's UUID. */
export interface Message {
  id: string;
  conversationId: string;
  seq: number;
  author: Author;
  authorName?: string;
  content: Content;
  at: string;
}

/** Who has the conversation now. */
export type ConversationState =
  | { mode: 'bot' }
  | { mode: 'waiting'; position: number; since: string; handoverId: string }
  | { mode: 'agent'; agentName: string; since: string; handoverId: string };

export interface TaxpayerSnapshot {
  conversationId: string;
  state: ConversationState;
  /** The highest sequence number stored. */
  lastSeq: number;
  /** Messages after the client's `afterSeq`, oldest first, at most 200: ask again while `messages` ends before `lastSeq`. */
  messages: Message[];
  /** Is anybody online to take a conversation now? */
  staffed: boolean;
  openingHours: string;
}

/** Taxpayer → server. */
export interface TaxpayerToServer {
  'conversation:open': (p: { afterSeq: number }, ack: Ack<TaxpayerSnapshot>) => void;
  /** Earlier messages, oldest first, at most 50 before `beforeSeq`. */
  'conversation:history': (p: { beforeSeq: number }, ack: Ack<{ messages: Message[] }>) => void;
  /** `id`: a UUID that the client made once for this message; sending it again is harmless and gives the same answer. */
  'message:send': (p: { id: string; text: string }, ack: Ack<{ seq: number; at: string }>) => void;
  /** Ask for an article by id (a candidate, a related or a browsed question), as of a day; stored as the taxpayer's message. */
  'article:ask': (p: { id: string; articleId: string; asOf?: string }, ack: Ack<{ seq: number; at: string }>) => void;
  /** "转人工" by button. `id` as in message:send. */
  'handover:request': (p: { id: string }, ack: Ack<{ state: ConversationState }>) => void;
  'handover:cancel': (p: { id: string }, ack: Ack<{ state: ConversationState }>) => void;
  'feedback:give': (p: { messageId: string; solved: boolean }, ack: Ack<{ solved: boolean }>) => void;
  typing: (p: { on: boolean }) => void;
  'ticket:leave': (p: { id: string; question: string; phone?: string }, ack: Ack<{ ticket: TicketView }>) => void;
  /** Files a report or complaint; `id` names it as in message:send. */
  'filing:submit': (p: { id: string; form: FilingForm }, ack: Ack<{ filing: FilingView }>) => void;
  'ticket:contact': (p: { code: string; phone: string }, ack: Ack<{ ticket: TicketView }>) => void;
  'ticket:supplement': (p: { id: string; code: string; text: string }, ack: Ack<{ ticket: TicketView }>) => void;
  'rating:give': (p: { handoverId: string; score: number; comment?: string }, ack: Ack<{ handoverId: string }>) => void;
}

/** Server → taxpayer. */
export interface ServerToTaxpayer {
  'message:new': (m: Message) => void;
  'conversation:state': (s: ConversationState) => void;
  typing: (p: { on: boolean; name: string }) => void;
  'session:ended': (p: { code: string; message: string }) => void;
}

/** A line in the agents' lists; personal data masked. */
export interface ConversationSummary {
  conversationId: string;
  handoverId: string;
  /** "纳税人 7F3A", or the name from a signed identity. */
  visitorLabel: string;
  mode: 'waiting' | 'agent';
  agentName?: string;
  reason: string;
  reasonLabel: string;
  lastText: string;
  lastAt: string;
  since: string;
  lastSeq: number;
}

export interface AgentProfile {
  id: string;
  username: string;
  name: string;
  role: StaffRole;
  online: boolean;
  capacity: number;
}
export type StaffRole = 'admin' | 'supervisor' | 'agent';

export interface AgentSnapshot {
  me: AgentProfile;
  waiting: ConversationSummary[];
  mine: ConversationSummary[];
  /** Others who are online, and how many conversations each has. */
  colleagues: { name: string; online: boolean; conversations: number }[];
}

export interface ConversationDetail {
  conversationId: string;
  handoverId: string;
  visitorLabel: string;
  state: ConversationState;
  /** True when the caller has it and may write. */
  mine: boolean;
  reasonLabel: string;
  lastSeq: number;
  messages: Message[];
  suggestions: Suggestion[];
  taxpayerOnline: boolean;
}

export interface Suggestion {
  articleId: string;
  score: number;
  article: ArticleView;
}

/** Agent → server. */
export interface AgentToServer {
  'desk:open': (p: Record<string, never>, ack: Ack<AgentSnapshot>) => void;
  'presence:set': (p: { online: boolean }, ack: Ack<AgentProfile>) => void;
  /** Race-free: one agent gets it, the others get `CONVERSATION_TAKEN` with `takenBy`. */
  'conversation:take': (p: { conversationId: string }, ack: Ack<ConversationDetail>) => void;
  'conversation:open': (p: { conversationId: string; afterSeq: number }, ack: Ack<ConversationDetail>) => void;
  'conversation:history': (p: { conversationId: string; beforeSeq: number }, ack: Ack<{ messages: Message[] }>) => void;
  'conversation:end': (p: { conversationId: string }, ack: Ack<{ conversationId: string }>) => void;
  /** What cannot be settled now becomes a ticket, and the conversation ends. */
  'conversation:to-ticket': (
    p: { conversationId: string; id: string; question: string; kind?: Kind },
    ack: Ack<{ ticket: TicketView }>,
  ) => void;
  'message:send': (
    p: { conversationId: string; id: string; text: string },
    ack: Ack<{ seq: number; at: string }>,
  ) => void;
  'article:send': (
    p: { conversationId: string; id: string; articleId: string; asOf?: string },
    ack: Ack<{ seq: number; at: string }>,
  ) => void;
  'kb:search': (p: { text: string }, ack: Ack<{ suggestions: Suggestion[] }>) => void;
  typing: (p: { conversationId: string; on: boolean }) => void;
}

/** Server → agent. */
export interface ServerToAgent {
  'desk:changed': (s: {
    waiting: ConversationSummary[];
    mine: ConversationSummary[];
    colleagues: AgentSnapshot['colleagues'];
  }) => void;
  'message:new': (m: Message) => void;
  'conversation:state': (p: { conversationId: string; state: ConversationState; taxpayerOnline: boolean }) => void;
  typing: (p: { conversationId: string; on: boolean }) => void;
  /** Tickets were added or changed: load the list again. */
  'tickets:changed': (p: { open: number; late: number; near: number }) => void;
  'session:ended': (p: { code: string; message: string }) => void;
}

/** A report or complaint as supervisors see it (`/api/filings`). In lists phone and names are masked. */
export interface StaffFiling extends FilingView {
  id: string;
  /** About corruption or leaked informants: only administrators see it. */
  integrity: boolean;
  form: FilingForm;
  dueAt: string;
  urgency: 'late' | 'near' | 'normal' | 'stopped';
  handledBy?: string;
  history: { at: string; by: string; text: string }[];
}

/** A ticket as agents see it (`/api/tickets`). In lists the phone is masked and the question is masked and cut to 120 characters. */
export interface AgentTicket {
  id: string;
  code: string;
  kind: Kind;
  kindProposed: Kind;
  kindLabel: string;
  status: TicketStatus;
  statusLabel: string;
  question: string;
  phone?: string;
  level: string;
  levelLabel: string;
  group?: string;
  conversationId?: string;
  receivedAt: string;
  dueAt: string;
  promise: string;
  /** True when the deadline rests on a year whose calendar is not published yet. */
  provisional: boolean;
  /** `near`: less than 4 opening hours left. */
  urgency: 'late' | 'near' | 'normal' | 'stopped';
  /** Working time left in the bureau's opening hours, minutes; negative when late. */
  minutesLeft: number;
  answeredAt?: string;
  answeredBy?: string;
}
export interface AgentTicketDetail extends AgentTicket {
  replies: TicketView['replies'];
  history: { at: string; by: string; text: string }[];
  suggestions: Suggestion[];
}
