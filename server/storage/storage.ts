import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Kysely, type Migration, Migrator } from 'kysely';
import { AppError } from '../shared/errors.ts';
import type { Database } from './database.types.ts';
import { createGroupCommit, type Tx } from './group-commit.ts';
import * as mainJob from './migrations/001-main-job.ts';
import * as answers from './migrations/002-answers.ts';
import { sqliteDialect } from './sqlite-driver.ts';

/** Migrations by number; a published one is never changed. */
const MIGRATIONS: Record<string, Migration> = { '001-main-job': mainJob, '002-answers': answers };

export type { Database } from './database.types.ts';
export type Unit = Tx<Database>;

export interface Storage {
  engine: 'sqlite';
  /** For reading: sees what is committed. */
  read: Kysely<Database>;
  /** For writing: durable when it resolves (see group-commit.ts). */
  write<T>(job: (tx: Unit) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/**
 * Opens the data folder's SQLite file, makes it if need be and brings it to the newest migration.
 * @throws AppError DATA_DIR_UNUSABLE when the folder cannot be made or written to.
 */
export async function openStorage(dataDir: string, onEffectError: (error: unknown) => void): Promise<Storage> {
  try {
    makeFolder(dataDir);
    accessSync(dataDir, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new AppError(
      'DATA_DIR_UNUSABLE',
      500,
      `数据目录不可用：${dataDir}（${(error as NodeJS.ErrnoException).code}）。请检查 DATA_DIR 和目录权限。`,
    );
  }
  const file = join(dataDir, 'consult.sqlite');
  const writer = new Kysely<Database>({ dialect: sqliteDialect(file) });
  const { error } = await new Migrator({
    db: writer,
    provider: { getMigrations: async () => MIGRATIONS },
  }).migrateToLatest();
  if (error) {
    await writer.destroy();
    throw error;
  }
  const reader = new Kysely<Database>({ dialect: sqliteDialect(file, { readOnly: true }) });
  const group = createGroupCommit(writer, onEffectError);
  return {
    engine: 'sqlite',
    read: reader,
    write: group.write,
    async close() {
      await group.idle();
      await reader.destroy();
      await writer.destroy();
    },
  };
}

/** One folder at a time: Node's recursive mkdir never returns where the file system refuses with ENOENT, such as under /proc. */
function makeFolder(dir: string): void {
  if (existsSync(dir)) return;
  if (dirname(dir) !== dir) makeFolder(dirname(dir));
  mkdirSync(dir);
}
