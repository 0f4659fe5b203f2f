import type { Kysely } from 'kysely';
import type { Database, TicketClocksTable, TicketRepliesTable, TicketsTable } from '../storage/database.types.ts';

type Db = Kysely<Database>;
export type TicketRow = TicketsTable;
export type ReplyRow = TicketRepliesTable;

export const ticketsRepository = {
  byId: (db: Db, id: string) => db.selectFrom('tickets').selectAll().where('id', '=', id).executeTakeFirst(),
  byCode: (db: Db, code: string) => db.selectFrom('tickets').selectAll().where('code', '=', code).executeTakeFirst(),
  byRequest: (db: Db, conversationId: string, requestId: string) =>
    db
      .selectFrom('tickets')
      .selectAll()
      .where('conversation_id', '=', conversationId)
      .where('request_id', '=', requestId)
      .executeTakeFirst(),
  openOfVisitor: (db: Db, visitorId: string) =>
    db.selectFrom('tickets').selectAll().where('visitor_id', '=', visitorId).where('answered_at', 'is', null).execute(),
  list: (db: Db, status: TicketsTable['status'] | 'all', limit: number) =>
    db
      .selectFrom('tickets')
      .selectAll()
      .$if(status !== 'all', (q) => q.where('status', '=', status as TicketsTable['status']))
      .orderBy('due_at')
      .orderBy('id')
      .limit(limit)
      .execute(),
  unanswered: (db: Db) =>
    db.selectFrom('tickets').selectAll().where('answered_at', 'is', null).orderBy('due_at').execute(),
  insert: (db: Db, row: TicketRow) => db.insertInto('tickets').values(row).execute(),
  update: (db: Db, id: string, change: Partial<TicketRow>) =>
    db.updateTable('tickets').set(change).where('id', '=', id).execute(),
  clocksOf: (db: Db, ids: string[]) =>
    ids.length === 0
      ? Promise.resolve([])
      : db.selectFrom('ticket_clocks').selectAll().where('ticket_id', 'in', ids).execute(),
  insertClock: (db: Db, row: TicketClocksTable) => db.insertInto('ticket_clocks').values(row).execute(),
  updateClock: (db: Db, ticketId: string, level: string, change: Partial<TicketClocksTable>) =>
    db.updateTable('ticket_clocks').set(change).where('ticket_id', '=', ticketId).where('level', '=', level).execute(),
  replies: (db: Db, ticketId: string) =>
    db.selectFrom('ticket_replies').selectAll().where('ticket_id', '=', ticketId).orderBy('position').execute(),
  reply: (db: Db, ticketId: string, id: string) =>
    db
      .selectFrom('ticket_replies')
      .selectAll()
      .where('ticket_id', '=', ticketId)
      .where('id', '=', id)
      .executeTakeFirst(),
  async insertReply(db: Db, row: Omit<ReplyRow, 'position'>): Promise<void> {
    await db
      .insertInto('ticket_replies')
      .values({ ...row, position: await nextPosition(db, 'ticket_replies', row.ticket_id) })
      .execute();
  },
  history: (db: Db, ticketId: string) =>
    db.selectFrom('ticket_history').selectAll().where('ticket_id', '=', ticketId).orderBy('position').execute(),
  async record(db: Db, ticketId: string, at: string, by: string, text: string): Promise<void> {
    const position = await nextPosition(db, 'ticket_history', ticketId);
    await db.insertInto('ticket_history').values({ ticket_id: ticketId, position, at, by, text }).execute();
  },
};

/** Replies and history are kept in the order in which they were stored: two of them may bear the same time. */
async function nextPosition(db: Db, table: 'ticket_replies' | 'ticket_history', ticketId: string): Promise<number> {
  const last = await db
    .selectFrom(table)
    .select((e) => e.fn.max('position').as('position'))
    .where('ticket_id', '=', ticketId)
    .executeTakeFirst();
  return Number(last?.position ?? 0) + 1;
}
