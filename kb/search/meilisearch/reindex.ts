import { createHash } from 'node:crypto';
import type { EnqueuedTaskPromise, Meilisearch } from 'meilisearch';
import { documentsOf, type MeiliSource, settingsOf } from './documents.ts';

const BATCH = 1000;
const TASK_MS = 120_000;

/** Waits for a task and throws with Meilisearch's own words when it did not succeed: `enqueued` is no success. */
async function done(task: EnqueuedTaskPromise): Promise<void> {
  const { status, type, error } = await task.waitTask({ timeout: TASK_MS, interval: 50 });
  if (status !== 'succeeded') throw new Error(`${type} ${status}：${error?.message ?? ''}`);
}

/** Changes with the documents and the settings: an index that bears it is this one. */
export const contentHash = (source: MeiliSource): string =>
  createHash('sha256')
    .update(JSON.stringify([documentsOf(source), settingsOf(source)]))
    .digest('hex')
    .slice(0, 12);

const exists = (client: Meilisearch, uid: string): Promise<boolean> =>
  client.getRawIndex(uid).then(
    () => true,
    (error: { cause?: { code?: string } }) => {
      if (error.cause?.code === 'index_not_found') return false;
      throw error;
    },
  );

/** How many documents an index holds; -1 when there is no such index. */
export async function countIn(client: Meilisearch, uid: string): Promise<number> {
  if (!(await exists(client, uid))) return -1;
  return (await client.index(uid).getStats()).numberOfDocuments;
}

/**
 * Brings an index to the source without a gap: a new index beside it, settings, documents, each task awaited; counts compared; then
 * both change places and the old one goes. Searches meet the old documents or the new ones, never a part.
 * @returns false when the index already held exactly this
 * @throws Error with Meilisearch's reason; the index in use stays as it was
 */
export async function reindex(client: Meilisearch, uid: string, source: MeiliSource): Promise<boolean> {
  const next = `${uid}-${contentHash(source)}`;
  const wanted = source.ids.length;
  const marker = `${next}-marker`;
  if ((await exists(client, marker)) && (await countIn(client, uid)) === wanted) return false;
  await client.deleteIndexIfExists(next);
  await done(client.createIndex(next, { primaryKey: 'id' }));
  try {
    await done(client.index(next).updateSettings(settingsOf(source)));
    const documents = documentsOf(source);
    for (let i = 0; i < documents.length; i += BATCH)
      await done(client.index(next).addDocuments(documents.slice(i, i + BATCH)));
    const found = await countIn(client, next);
    if (found !== wanted) throw new Error(`${next} 有 ${found} 条，应有 ${wanted} 条`);
    if (!(await exists(client, uid))) await done(client.createIndex(uid, { primaryKey: 'id' }));
    await done(client.swapIndexes([{ indexes: [uid, next], rename: false }]));
  } finally {
    await client.deleteIndexIfExists(next);
  }
  await forgetMarkers(client, uid);
  await done(client.createIndex(marker));
  return true;
}

/** An empty index whose name says what the index in use holds. */
async function forgetMarkers(client: Meilisearch, uid: string): Promise<void> {
  const { results } = await client.getRawIndexes({ limit: 1000 });
  for (const { uid: other } of results)
    if (other.startsWith(`${uid}-`) && other.endsWith('-marker')) await client.deleteIndexIfExists(other);
}
