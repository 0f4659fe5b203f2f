import type { Kysely } from 'kysely';
import { maskPersonalData } from '../../kb/language/mask.ts';
import type { Clock } from '../shared/clock.ts';
import { newId } from '../shared/ids.ts';
import type { Database, GapsTable } from '../storage/database.types.ts';
import type { Unit } from '../storage/storage.ts';

const LONGEST = 400;

export type Gaps = ReturnType<typeof createGaps>;

/** Questions that the knowledge base did not settle, kept masked, for the editors. */
export function createGaps({ clock }: { clock: Clock }) {
  return {
    async record(tx: Unit, gap: { question: string; reason: string; articleId?: string }): Promise<void> {
      if (gap.question.trim() === '') return;
      const row: GapsTable = {
        id: newId(),
        question: [...maskPersonalData(gap.question)].slice(0, LONGEST).join(''),
        reason: gap.reason,
        article_id: gap.articleId ?? null,
        at: clock.now().toISOString(),
      };
      await tx.db.insertInto('gaps').values(row).execute();
    },
  };
}

/** All of them, the oldest first. */
export const readGaps = (db: Kysely<Database>, since: string): Promise<GapsTable[]> =>
  db.selectFrom('gaps').selectAll().where('at', '>=', since).orderBy('at').orderBy('id').execute();
