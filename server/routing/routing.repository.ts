import type { Kysely } from 'kysely';
import type { Database, HandoversTable } from '../storage/database.types.ts';

export type HandoverRow = HandoversTable;

const open = (db: Kysely<Database>) => db.selectFrom('handovers').selectAll().where('ended_at', 'is', null);

/** A hand-over is open until it has an end; at most one is open a conversation (a unique index sees to it). */
export const handoversRepository = {
  openOf: (db: Kysely<Database>, conversationId: string) =>
    open(db).where('conversation_id', '=', conversationId).executeTakeFirst(),
  byId: (db: Kysely<Database>, id: string) =>
    db.selectFrom('handovers').selectAll().where('id', '=', id).executeTakeFirst(),
  lastOf: (db: Kysely<Database>, conversationId: string) =>
    db
      .selectFrom('handovers')
      .selectAll()
      .where('conversation_id', '=', conversationId)
      .orderBy('requested_at', 'desc')
      .executeTakeFirst(),
  servedBy: (db: Kysely<Database>, conversationId: string, agentId: string) =>
    db
      .selectFrom('handovers')
      .select('id')
      .where('conversation_id', '=', conversationId)
      .where('agent_id', '=', agentId)
      .executeTakeFirst(),
  waiting: (db: Kysely<Database>) => open(db).where('taken_at', 'is', null).orderBy('requested_at').execute(),
  taken: (db: Kysely<Database>) => open(db).where('taken_at', 'is not', null).orderBy('taken_at').execute(),
  insert: (db: Kysely<Database>, row: HandoverRow) => db.insertInto('handovers').values(row).execute(),
  update: (db: Kysely<Database>, id: string, change: Partial<HandoverRow>) =>
    db.updateTable('handovers').set(change).where('id', '=', id).execute(),
  /** Takes it if nobody has: the condition is in the statement, so of two agents one changes a row. */
  async take(db: Kysely<Database>, id: string, agentId: string, at: string): Promise<boolean> {
    const { numUpdatedRows } = await db
      .updateTable('handovers')
      .set({ agent_id: agentId, taken_at: at })
      .where('id', '=', id)
      .where('taken_at', 'is', null)
      .where('ended_at', 'is', null)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  },
};
