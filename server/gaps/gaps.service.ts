import { clusterGaps } from '../../kb/gaps/cluster.ts';
import type { GapCluster } from '../../kb/gaps/gaps.types.ts';
import { maskPersonalData } from '../../kb/language/mask.ts';
import type { Segment } from '../../kb/language/segment.ts';
import type { Clock } from '../shared/clock.ts';
import { newId } from '../shared/ids.ts';
import { dayOf, minuteOfDay } from '../shared/shanghai.ts';
import type { GapClustersTable } from '../storage/database.types.ts';
import type { Storage, Unit } from '../storage/storage.ts';
import { insertGap, readClusters, readGaps, replaceClusters } from './gaps.repository.ts';

const LONGEST = 400;
const KEPT_DAYS = 90;
const DAY_MS = 86_400_000;
const SHOWN_QUESTIONS = 12;
// Grouped at 02:00 Asia/Shanghai, when nobody asks.
const AT_MINUTE = 120;

/** The groups as supervisors see them, and when they were made. */
export interface GapReport {
  madeAt: string | null;
  clusters: GapCluster[];
}

export type Gaps = ReturnType<typeof createGaps>;

/** Questions that the knowledge base did not settle: kept masked, grouped by subject each night and on demand. */
export function createGaps({ storage, clock, segment }: { storage: Storage; clock: Clock; segment: Segment }) {
  const toCluster = (row: GapClustersTable): GapCluster => ({
    label: row.label,
    count: row.count,
    firstAt: row.first_at,
    lastAt: row.last_at,
    reasons: JSON.parse(row.reasons) as GapCluster['reasons'],
    questions: JSON.parse(row.questions) as string[],
  });

  async function report(): Promise<GapReport> {
    const rows = await readClusters(storage.read);
    return { madeAt: rows[0]?.made_at ?? null, clusters: rows.map(toCluster) };
  }

  async function group(): Promise<GapReport> {
    const now = clock.now();
    const gaps = await readGaps(storage.read, new Date(now.getTime() - KEPT_DAYS * DAY_MS).toISOString());
    const rows = clusterGaps(gaps, segment).map(
      (c, position): GapClustersTable => ({
        position,
        label: c.label,
        count: c.count,
        first_at: c.firstAt,
        last_at: c.lastAt,
        reasons: JSON.stringify(c.reasons),
        questions: JSON.stringify(c.questions.slice(0, SHOWN_QUESTIONS)),
        made_at: now.toISOString(),
      }),
    );
    await storage.write((tx) => replaceClusters(tx.db, rows));
    return report();
  }

  return {
    async record(tx: Unit, gap: { question: string; reason: string; articleId?: string }): Promise<void> {
      if (gap.question.trim() === '') return;
      await insertGap(tx.db, {
        id: newId(),
        question: [...maskPersonalData(gap.question)].slice(0, LONGEST).join(''),
        reason: gap.reason,
        article_id: gap.articleId ?? null,
        at: clock.now().toISOString(),
      });
    },

    report,
    group,

    /** Groups once a night. */
    async nightly(): Promise<void> {
      const now = clock.now();
      if (minuteOfDay(now) < AT_MINUTE) return;
      const { madeAt } = await report();
      if (madeAt === null || dayOf(new Date(madeAt)) < dayOf(now)) await group();
    },
  };
}
