import { type Kysely, sql, type Transaction } from 'kysely';

/** A unit of work: `db` writes inside the transaction; `afterCommit` is called in order once it is durable. */
export interface Tx<DB> {
  db: Transaction<DB>;
  afterCommit(effect: () => void): void;
}

interface Job<DB> {
  run: (tx: Tx<DB>) => Promise<unknown>;
  effects: (() => void)[];
  outcome: { ok: true; value: unknown } | { ok: false; error: unknown } | undefined;
  settle: (outcome: { ok: true; value: unknown } | { ok: false; error: unknown }) => void;
}

const MOST_IN_ONE = 256;

/**
 * Group commit: units of work that arrive while a commit is under way share the next one, so a busy server pays for one
 * fsync per group instead of one per message. Each unit has a savepoint: one that throws is undone alone.
 */
export function createGroupCommit<DB>(db: Kysely<DB>, onEffectError: (error: unknown) => void) {
  const queue: Job<DB>[] = [];
  let running = false;

  async function runGroup(group: Job<DB>[]): Promise<void> {
    try {
      await db.transaction().execute(async (trx) => {
        for (const job of group) {
          await sql`savepoint unit`.execute(trx);
          try {
            const afterCommit = (effect: () => void) => job.effects.push(effect);
            job.outcome = { ok: true, value: await job.run({ db: trx, afterCommit }) };
          } catch (error) {
            await sql`rollback to savepoint unit`.execute(trx);
            job.outcome = { ok: false, error };
          }
          await sql`release savepoint unit`.execute(trx);
        }
      });
    } catch (error) {
      for (const job of group) job.outcome = { ok: false, error };
    }
    for (const job of group) job.settle(job.outcome ?? { ok: false, error: new Error('unit of work did not run') });
    // Acknowledge first: whoever waits for a unit goes on before others hear of it.
    const effects = group.filter((job) => job.outcome?.ok).flatMap((job) => job.effects);
    if (effects.length > 0) setImmediate(() => effects.forEach(guarded));
  }

  function guarded(effect: () => void): void {
    try {
      effect();
    } catch (error) {
      onEffectError(error);
    }
  }

  async function drain(): Promise<void> {
    running = true;
    while (queue.length > 0) {
      await runGroup(queue.splice(0, MOST_IN_ONE));
    }
    running = false;
  }

  return {
    /** Runs `run` in a transaction; resolves when it is on disk. Throws what `run` threw, with nothing of it stored. */
    write<T>(run: (tx: Tx<DB>) => Promise<T>): Promise<T> {
      return new Promise<T>((resolve, reject) => {
        queue.push({
          run,
          effects: [],
          outcome: undefined,
          settle: (outcome) => (outcome.ok ? resolve(outcome.value as T) : reject(outcome.error)),
        });
        // One turn of the event loop lets what arrived together go together.
        if (!running) {
          running = true;
          setImmediate(() => void drain());
        }
      });
    },
    /** Resolves when nothing is queued or under way. */
    async idle(): Promise<void> {
      while (running) await new Promise((resolve) => setImmediate(resolve));
    },
  };
}
