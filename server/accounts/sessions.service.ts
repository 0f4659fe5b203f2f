import type { Bus } from '../cluster/bus.ts';
import type { AgentProfile } from '../realtime/protocol.ts';
import type { Clock } from '../shared/clock.ts';
import { hashSecret, newSecret } from '../shared/ids.ts';
import { createLimit } from '../shared/limits.ts';
import type { Storage } from '../storage/storage.ts';
import { accountLocked, wrongCredentials } from './accounts.errors.ts';
import { accountsRepository as accounts, sessionsRepository as sessions } from './accounts.repository.ts';
import { toProfile } from './accounts.service.ts';
import { checkPassword } from './passwords.ts';

const MINUTE = 60_000;
/** A session ends after 2 hours without use and after 12 hours in any case (ASVS 7.3). */
export const IDLE_MS = 120 * MINUTE;
export const ABSOLUTE_MS = 12 * 60 * MINUTE;
const FREE_TRIES = 5;
const FIRST_LOCK_MS = 30_000;
const LONGEST_LOCK_MS = 60 * MINUTE;

/** Lock after the n-th wrong try in a row: none up to the 4th, then 30 s, doubling to an hour. */
export function lockMs(failedTries: number): number {
  if (failedTries < FREE_TRIES) return 0;
  return Math.min(FIRST_LOCK_MS * 2 ** (failedTries - FREE_TRIES), LONGEST_LOCK_MS);
}

/** Who is behind a session. `sessionId` is the hash that is stored, never the secret. */
export interface StaffSession {
  sessionId: string;
  account: AgentProfile;
  mustChangePassword: boolean;
}

export type Sessions = ReturnType<typeof createSessions>;

/** Signing in and out. The cookie holds a random secret; the database holds its hash (ASVS 7.2). */
export function createSessions({ storage, clock, bus }: { storage: Storage; clock: Clock; bus: Bus }) {
  const perAddress = createLimit(30, 600, '登录尝试过于频繁，请稍后再试。');

  return {
    /** @throws WRONG_CREDENTIALS, ACCOUNT_LOCKED with the seconds to wait, RATE_LIMITED */
    async signIn(
      username: string,
      password: string,
      address: string,
    ): Promise<{ secret: string; session: StaffSession }> {
      await perAddress.take(address);
      const row = await accounts.byUsername(storage.read, username);
      const now = clock.now();
      const lockedFor = row?.locked_until ? Date.parse(row.locked_until) - now.getTime() : 0;
      if (lockedFor > 0) throw accountLocked({ retryAfter: Math.ceil(lockedFor / 1000) });
      const right = await checkPassword(row?.password_hash, password);
      if (!row || !right || row.disabled) {
        if (row) await countFailure(row.id);
        throw wrongCredentials();
      }
      const secret = newSecret();
      const sessionId = hashSecret(secret);
      const at = now.toISOString();
      await storage.write(async (tx) => {
        await accounts.update(tx.db, row.id, { failed_tries: 0, locked_until: null });
        await sessions.removeBefore(
          tx.db,
          new Date(now.getTime() - ABSOLUTE_MS).toISOString(),
          new Date(now.getTime() - IDLE_MS).toISOString(),
        );
        await sessions.insert(tx.db, { id: sessionId, account_id: row.id, created_at: at, seen_at: at });
      });
      return {
        secret,
        session: { sessionId, account: toProfile(row), mustChangePassword: row.must_change_password === 1 },
      };
    },

    /** The session of a cookie's secret, or null when there is none or it has ended. */
    async find(secret: string | undefined): Promise<StaffSession | null> {
      return secret ? this.findById(hashSecret(secret)) : null;
    },

    async findById(sessionId: string): Promise<StaffSession | null> {
      const row = await sessions.withAccount(storage.read, sessionId);
      if (!row || row.disabled) return null;
      const now = clock.now().getTime();
      const seen = Date.parse(row.session_seen_at);
      if (now - Date.parse(row.session_created_at) > ABSOLUTE_MS || now - seen > IDLE_MS) return null;
      if (now - seen > MINUTE) {
        await storage.write((tx) => sessions.touch(tx.db, sessionId, new Date(now).toISOString()));
      }
      return { sessionId, account: toProfile(row), mustChangePassword: row.must_change_password === 1 };
    },

    async signOut(session: StaffSession): Promise<void> {
      await storage.write(async (tx) => {
        await sessions.remove(tx.db, session.sessionId);
        await accounts.update(tx.db, session.account.id, { online: 0 });
        tx.afterCommit(() => {
          bus.emit('staff.session-ended', { accountId: session.account.id });
          bus.emit('desk.changed', {});
        });
      });
    },
  };

  async function countFailure(id: string): Promise<void> {
    await storage.write(async (tx) => {
      const row = await accounts.byId(tx.db, id);
      if (!row) return;
      const failed = row.failed_tries + 1;
      const lock = lockMs(failed);
      await accounts.update(tx.db, id, {
        failed_tries: failed,
        locked_until: lock > 0 ? new Date(clock.now().getTime() + lock).toISOString() : null,
      });
    });
  }
}
