import type { Kysely } from 'kysely';
import type { Database, FilingsTable } from '../storage/database.types.ts';

type Db = Kysely<Database>;
export type FilingRow = FilingsTable;

/** SQL of reports and complaints. */
export const filingsRepository = {
  byId: (db: Db, id: string) => db.selectFrom('filings').selectAll().where('id', '=', id).executeTakeFirst(),
  byCode: (db: Db, code: string) => db.selectFrom('filings').selectAll().where('code', '=', code).executeTakeFirst(),
  byRequest: (db: Db, conversationId: string, requestId: string) =>
    db
      .selectFrom('filings')
      .selectAll()
      .where('conversation_id', '=', conversationId)
      .where('request_id', '=', requestId)
      .executeTakeFirst(),
  openOfVisitor: (db: Db, visitorId: string) =>
    db
      .selectFrom('filings')
      .selectAll()
      .where('visitor_id', '=', visitorId)
      .where('status', 'not in', ['done', 'refused'])
      .execute(),
  list: (db: Db, integrity: boolean, limit: number) =>
    db
      .selectFrom('filings')
      .selectAll()
      .$if(!integrity, (q) => q.where('integrity', '=', 0))
      .orderBy('received_at', 'desc')
      .orderBy('id')
      .limit(limit)
      .execute(),
  insert: (db: Db, row: FilingRow) => db.insertInto('filings').values(row).execute(),
  update: (db: Db, id: string, change: Partial<FilingRow>) =>
    db.updateTable('filings').set(change).where('id', '=', id).execute(),
  history: (db: Db, id: string) =>
    db.selectFrom('filing_history').selectAll().where('filing_id', '=', id).orderBy('position').execute(),
  async record(db: Db, id: string, at: string, by: string, text: string): Promise<void> {
    const last = await db
      .selectFrom('filing_history')
      .select((e) => e.fn.max('position').as('position'))
      .where('filing_id', '=', id)
      .executeTakeFirst();
    const position = Number(last?.position ?? 0) + 1;
    await db.insertInto('filing_history').values({ filing_id: id, position, at, by, text }).execute();
  },
};
