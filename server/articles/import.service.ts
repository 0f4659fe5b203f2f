import { createHash } from 'node:crypto';
import type { Article } from '../../kb/articles/articles.types.ts';
import type { Clock } from '../shared/clock.ts';
import type { Storage } from '../storage/storage.ts';

/**
 * Puts a checked set of articles into use: all of it or nothing. The same set again changes nothing.
 * @returns whether the base in use changed
 */
export async function importArticles(storage: Storage, clock: Clock, articles: Article[]): Promise<boolean> {
  const rows = articles
    .map((a) => ({ id: a.id, scope: a.scope, version: a.version, data: JSON.stringify(a) }))
    .sort((a, b) => (`${a.id} ${a.scope}` < `${b.id} ${b.scope}` ? -1 : 1) || a.version - b.version);
  const hash = createHash('sha256').update(JSON.stringify(rows)).digest('hex');
  return storage.write(async (tx) => {
    const last = await tx.db
      .selectFrom('knowledge_imports')
      .select('hash')
      .orderBy('imported_at', 'desc')
      .executeTakeFirst();
    if (last?.hash === hash) return false;
    await tx.db.deleteFrom('articles').execute();
    for (let i = 0; i < rows.length; i += 100) {
      await tx.db
        .insertInto('articles')
        .values(rows.slice(i, i + 100))
        .execute();
    }
    const record = { hash, articles: rows.length, imported_at: clock.now().toISOString() };
    await tx.db.insertInto('knowledge_imports').values(record).execute();
    return true;
  });
}

/** The articles in use. */
export async function articlesInUse(storage: Storage): Promise<Article[]> {
  const rows = await storage.read
    .selectFrom('articles')
    .select('data')
    .orderBy('id')
    .orderBy('scope')
    .orderBy('version')
    .execute();
  return rows.map((row) => JSON.parse(row.data) as Article);
}
