import type { Kind, Scope } from '../../kb/articles/articles.types.ts';
import type { Author, FilingStatus, FilingType, StaffRole, TicketStatus } from '../realtime/protocol.ts';

// Times are ISO 8601 UTC texts: they sort as texts and mean the same in SQLite and PostgreSQL. JSON columns are texts.
// Booleans are 0 and 1.

export interface Database {
  articles: ArticlesTable;
  knowledge_imports: KnowledgeImportsTable;
  accounts: AccountsTable;
  staff_sessions: StaffSessionsTable;
  visitors: VisitorsTable;
  visitor_tokens: VisitorTokensTable;
  conversations: ConversationsTable;
  messages: MessagesTable;
  handovers: HandoversTable;
  feedback: FeedbackTable;
  tickets: TicketsTable;
  ticket_clocks: TicketClocksTable;
  ticket_replies: TicketRepliesTable;
  ticket_history: TicketHistoryTable;
  filings: FilingsTable;
  filing_history: FilingHistoryTable;
  gaps: GapsTable;
  gap_clusters: GapClustersTable;
}

export interface ArticlesTable {
  id: string;
  scope: Scope;
  version: number;
  data: string;
}
export interface KnowledgeImportsTable {
  hash: string;
  articles: number;
  imported_at: string;
}
export interface AccountsTable {
  id: string;
  username: string;
  name: string;
  role: StaffRole;
  password_hash: string;
  must_change_password: number;
  capacity: number;
  online: number;
  disabled: number;
  failed_tries: number;
  locked_until: string | null;
  created_at: string;
}
export interface StaffSessionsTable {
  id: string;
  account_id: string;
  created_at: string;
  seen_at: string;
}
export interface VisitorsTable {
  id: string;
  subject: string | null;
  name: string | null;
  region: string | null;
  taxpayer_type: string | null;
  created_at: string;
}
/** One a device: a signed identity may come from several. */
export interface VisitorTokensTable {
  hash: string;
  visitor_id: string;
  seen_at: string;
}
export interface ConversationsTable {
  id: string;
  visitor_id: string;
  last_seq: number;
  created_at: string;
}
export interface MessagesTable {
  conversation_id: string;
  seq: number;
  id: string;
  author: Author;
  author_id: string | null;
  author_name: string | null;
  content: string;
  at: string;
}
export interface HandoversTable {
  id: string;
  conversation_id: string;
  reason: string;
  question: string;
  requested_at: string;
  taken_at: string | null;
  agent_id: string | null;
  ended_at: string | null;
  outcome: string | null;
  rating: number | null;
  rating_comment: string | null;
}
export interface FeedbackTable {
  conversation_id: string;
  message_id: string;
  article_id: string;
  article_version: number;
  solved: number;
  at: string;
}
export interface TicketsTable {
  id: string;
  code: string;
  visitor_id: string;
  conversation_id: string;
  request_id: string;
  question: string;
  phone: string | null;
  kind: Kind;
  kind_proposed: Kind;
  level: string;
  group_key: string | null;
  status: TicketStatus;
  received_at: string;
  due_at: string;
  provisional: number;
  answered_at: string | null;
  answered_by: string | null;
}
export interface TicketClocksTable {
  ticket_id: string;
  level: string;
  started_at: string;
  working_days: number;
  pauses: string;
  stopped_at: string | null;
}
export interface TicketRepliesTable {
  ticket_id: string;
  position: number;
  id: string;
  author: 'agent' | 'taxpayer';
  author_name: string | null;
  text: string;
  article: string | null;
  at: string;
}
export interface TicketHistoryTable {
  ticket_id: string;
  position: number;
  at: string;
  by: string;
  text: string;
}
/** Reports and complaints. `form` is JSON. */
export interface FilingsTable {
  id: string;
  code: string;
  type: FilingType;
  integrity: number;
  visitor_id: string;
  conversation_id: string;
  request_id: string;
  form: string;
  status: FilingStatus;
  received_at: string;
  due_at: string;
  working_days: number;
  reply: string | null;
  handled_by: string | null;
  handled_at: string | null;
}
export interface FilingHistoryTable {
  filing_id: string;
  position: number;
  at: string;
  by: string;
  text: string;
}
/** Questions that the base did not settle; masked. */
export interface GapsTable {
  id: string;
  question: string;
  reason: string;
  article_id: string | null;
  at: string;
}
/** Groups of such questions as of the last grouping; the largest first. `reasons` and `questions` are JSON. */
export interface GapClustersTable {
  position: number;
  label: string;
  count: number;
  first_at: string;
  last_at: string;
  reasons: string;
  questions: string;
  made_at: string;
}
