import type { Kysely } from 'kysely';
import type { AccountsTable, Database, StaffSessionsTable } from '../storage/database.types.ts';

export type AccountRow = AccountsTable;

export const accountsRepository = {
  count: async (db: Kysely<Database>) =>
    (
      await db
        .selectFrom('accounts')
        .select((e) => e.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
    ).n,
  list: (db: Kysely<Database>) => db.selectFrom('accounts').selectAll().orderBy('created_at').execute(),
  byId: (db: Kysely<Database>, id: string) =>
    db.selectFrom('accounts').selectAll().where('id', '=', id).executeTakeFirst(),
  byUsername: (db: Kysely<Database>, username: string) =>
    db.selectFrom('accounts').selectAll().where('username', '=', username).executeTakeFirst(),
  insert: (db: Kysely<Database>, row: AccountRow) => db.insertInto('accounts').values(row).execute(),
  update: (db: Kysely<Database>, id: string, change: Partial<AccountRow>) =>
    db.updateTable('accounts').set(change).where('id', '=', id).execute(),
};

export const sessionsRepository = {
  insert: (db: Kysely<Database>, row: StaffSessionsTable) => db.insertInto('staff_sessions').values(row).execute(),
  withAccount: (db: Kysely<Database>, id: string) =>
    db
      .selectFrom('staff_sessions')
      .innerJoin('accounts', 'accounts.id', 'staff_sessions.account_id')
      .selectAll('accounts')
      .select(['staff_sessions.created_at as session_created_at', 'staff_sessions.seen_at as session_seen_at'])
      .where('staff_sessions.id', '=', id)
      .executeTakeFirst(),
  touch: (db: Kysely<Database>, id: string, at: string) =>
    db.updateTable('staff_sessions').set({ seen_at: at }).where('id', '=', id).execute(),
  remove: (db: Kysely<Database>, id: string) => db.deleteFrom('staff_sessions').where('id', '=', id).execute(),
  removeOf: (db: Kysely<Database>, accountId: string, except?: string) =>
    db
      .deleteFrom('staff_sessions')
      .where('account_id', '=', accountId)
      .$if(except !== undefined, (q) => q.where('id', '!=', except ?? ''))
      .execute(),
  removeBefore: (db: Kysely<Database>, createdBefore: string, seenBefore: string) =>
    db
      .deleteFrom('staff_sessions')
      .where((e) => e.or([e('created_at', '<', createdBefore), e('seen_at', '<', seenBefore)]))
      .execute(),
};
