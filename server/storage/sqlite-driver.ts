import { DatabaseSync } from '@photostructure/sqlite';
import { type Dialect, SqliteDialect } from 'kysely';

// Kysely's SQLite dialect speaks better-sqlite3's small interface; this gives it node:sqlite's. When Node 20 is gone,
// the import above becomes 'node:sqlite' and nothing else changes.

/** A Kysely dialect over one SQLite file. `readOnly` opens a second connection that sees only what is committed. */
export function sqliteDialect(file: string, options: { readOnly?: boolean } = {}): Dialect {
  const db = new DatabaseSync(file, { readOnly: options.readOnly ?? false });
  db.exec('PRAGMA busy_timeout = 5000; PRAGMA foreign_keys = ON;');
  if (!options.readOnly) db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
  const statements = new Map<string, ReturnType<typeof wrap>>();

  function wrap(sql: string) {
    const statement = db.prepare(sql);
    return {
      reader: statement.columns().length > 0,
      all: (parameters: readonly unknown[]) => statement.all(...(parameters.map(toSqlite) as never[])),
      run: (parameters: readonly unknown[]) => {
        const { changes, lastInsertRowid } = statement.run(...(parameters.map(toSqlite) as never[]));
        return { changes, lastInsertRowid };
      },
      iterate: (parameters: readonly unknown[]) =>
        statement.iterate(...(parameters.map(toSqlite) as never[])) as IterableIterator<unknown>,
    };
  }

  return new SqliteDialect({
    database: {
      prepare(sql: string) {
        const known = statements.get(sql);
        if (known) return known;
        const made = wrap(sql);
        // Statements with a varying number of parameters must not fill the memory.
        if (statements.size > 500) statements.clear();
        statements.set(sql, made);
        return made;
      },
      close: () => db.close(),
    } as never,
  });
}

const toSqlite = (value: unknown): unknown =>
  typeof value === 'boolean' ? Number(value) : value === undefined ? null : value;
