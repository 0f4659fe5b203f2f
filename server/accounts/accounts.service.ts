import type { Bus } from '../cluster/bus.ts';
import type { AgentProfile, StaffRole } from '../realtime/protocol.ts';
import type { Clock } from '../shared/clock.ts';
import { notFound } from '../shared/errors.ts';
import { newId } from '../shared/ids.ts';
import type { Storage, Unit } from '../storage/storage.ts';
import { lastAdmin, passwordWeak, usernameTaken, wrongCredentials } from './accounts.errors.ts';
import {
  type AccountRow,
  accountsRepository as accounts,
  sessionsRepository as sessions,
} from './accounts.repository.ts';
import { checkPassword, generatePassword, hashPassword, isWeakPassword } from './passwords.ts';

/** What an administrator sees of an account. */
export interface AccountView {
  id: string;
  username: string;
  name: string;
  role: StaffRole;
  capacity: number;
  disabled: boolean;
  mustChangePassword: boolean;
  lockedUntil?: string;
  createdAt: string;
}

export interface NewAccount {
  username: string;
  name: string;
  role: StaffRole;
  capacity: number;
}

export interface AccountChange {
  name?: string;
  role?: StaffRole;
  capacity?: number;
  disabled?: boolean;
  resetPassword?: boolean;
}

export function toProfile(row: AccountRow): AgentProfile {
  const { id, username, name, role, capacity } = row;
  return { id, username, name, role, capacity, online: row.online === 1 };
}

function toView(row: AccountRow): AccountView {
  return {
    id: row.id,
    username: row.username,
    name: row.name,
    role: row.role,
    capacity: row.capacity,
    disabled: row.disabled === 1,
    mustChangePassword: row.must_change_password === 1,
    ...(row.locked_until ? { lockedUntil: row.locked_until } : {}),
    createdAt: row.created_at,
  };
}

export type Accounts = ReturnType<typeof createAccounts>;

/** Staff accounts: making, changing and disabling them. A disabled or reset account's sessions end at once. */
export function createAccounts({ storage, clock, bus }: { storage: Storage; clock: Clock; bus: Bus }) {
  async function insert(tx: Unit, account: NewAccount, password: string): Promise<AccountRow> {
    if (await accounts.byUsername(tx.db, account.username)) throw usernameTaken();
    const row: AccountRow = {
      id: newId(),
      ...account,
      password_hash: await hashPassword(password),
      must_change_password: 1,
      online: 0,
      disabled: 0,
      failed_tries: 0,
      locked_until: null,
      created_at: clock.now().toISOString(),
    };
    await accounts.insert(tx.db, row);
    return row;
  }

  function endSessions(tx: Unit, accountId: string): Promise<unknown> {
    tx.afterCommit(() => bus.emit('staff.session-ended', { accountId }));
    return sessions.removeOf(tx.db, accountId);
  }

  return {
    /** Makes the first administrator in an empty installation; its password is returned once and stored only as a hash. */
    async ensureFirstAdmin(): Promise<{ username: string; password: string } | null> {
      return storage.write(async (tx) => {
        if ((await accounts.count(tx.db)) > 0) return null;
        const password = generatePassword();
        await insert(tx, { username: 'admin', name: '管理员', role: 'admin', capacity: 5 }, password);
        return { username: 'admin', password };
      });
    },

    async list(): Promise<AccountView[]> {
      return (await accounts.list(storage.read)).map(toView);
    },

    /** @throws USERNAME_TAKEN */
    async create(account: NewAccount): Promise<{ account: AccountView; password: string }> {
      const password = generatePassword();
      const row = await storage.write((tx) => insert(tx, account, password));
      return { account: toView(row), password };
    },

    /** @throws NOT_FOUND, LAST_ADMIN */
    async change(id: string, change: AccountChange): Promise<{ account: AccountView; password?: string }> {
      const password = change.resetPassword ? generatePassword() : undefined;
      const passwordHash = password ? await hashPassword(password) : undefined;
      return storage.write(async (tx) => {
        const row = await accounts.byId(tx.db, id);
        if (!row) throw notFound();
        const role = change.role ?? row.role;
        const disabled = change.disabled ?? row.disabled === 1;
        if (row.role === 'admin' && (role !== 'admin' || disabled)) {
          const others = (await accounts.list(tx.db)).filter((a) => a.id !== id && a.role === 'admin' && !a.disabled);
          if (others.length === 0) throw lastAdmin();
        }
        const next: Partial<AccountRow> = {
          role,
          name: change.name ?? row.name,
          capacity: change.capacity ?? row.capacity,
          disabled: Number(disabled),
          ...(disabled ? { online: 0 } : {}),
          ...(passwordHash
            ? { password_hash: passwordHash, must_change_password: 1, failed_tries: 0, locked_until: null }
            : {}),
        };
        await accounts.update(tx.db, id, next);
        if (disabled || passwordHash || role !== row.role) await endSessions(tx, id);
        return { account: toView({ ...row, ...next }), ...(password ? { password } : {}) };
      });
    },

    /** Changes one's own password; every other session of the account ends. @throws WRONG_CREDENTIALS, PASSWORD_WEAK */
    async changePassword(id: string, sessionId: string, current: string, next: string): Promise<void> {
      const row = await accounts.byId(storage.read, id);
      if (!(await checkPassword(row?.password_hash, current)) || !row) {
        throw wrongCredentials({ message: '当前密码不正确。' });
      }
      if (next === current || isWeakPassword(next, row.username)) throw passwordWeak();
      const passwordHash = await hashPassword(next);
      await storage.write(async (tx) => {
        await accounts.update(tx.db, id, { password_hash: passwordHash, must_change_password: 0 });
        await sessions.removeOf(tx.db, id, sessionId);
        tx.afterCommit(() => bus.emit('staff.session-ended', { accountId: id }));
      });
    },

    /** Says whether an agent takes conversations. */
    async setOnline(id: string, online: boolean): Promise<AgentProfile> {
      return storage.write(async (tx) => {
        await accounts.update(tx.db, id, { online: Number(online) });
        const row = await accounts.byId(tx.db, id);
        if (!row) throw notFound();
        tx.afterCommit(() => bus.emit('desk.changed', {}));
        return toProfile(row);
      });
    },

    async all(): Promise<AgentProfile[]> {
      return (await accounts.list(storage.read)).map(toProfile);
    },
  };
}
