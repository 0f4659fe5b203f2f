import type { Kysely } from 'kysely';
import type { Database, GapClustersTable, GapsTable } from '../storage/database.types.ts';

type Db = Kysely<Database>;

/** All since a time, the oldest first. */
export const readGaps = (db: Db, since: string): Promise<GapsTable[]> =>
  db.selectFrom('gaps').selectAll().where('at', '>=', since).orderBy('at').orderBy('id').execute();

export const insertGap = (db: Db, row: GapsTable) => db.insertInto('gaps').values(row).execute();

/** The groups of the last grouping, the largest first. */
export const readClusters = (db: Db): Promise<GapClustersTable[]> =>
  db.selectFrom('gap_clusters').selectAll().orderBy('position').execute();

export async function replaceClusters(db: Db, rows: GapClustersTable[]): Promise<void> {
  await db.deleteFrom('gap_clusters').execute();
  for (let i = 0; i < rows.length; i += 100)
    await db
      .insertInto('gap_clusters')
      .values(rows.slice(i, i + 100))
      .execute();
}
