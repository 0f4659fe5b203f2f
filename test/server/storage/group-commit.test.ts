import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStorage, type Storage } from '../../../server/storage/storage.ts';

let dir: string;
let storage: Storage;

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'consult-storage-'));
  storage = await openStorage(dir, (error) => {
    throw error;
  });
});
afterEach(async () => {
  await storage.close();
  rmSync(dir, { recursive: true });
});

const visitor = (id: string) => ({
  id,
  subject: null,
  name: null,
  region: null,
  taxpayer_type: null,
  created_at: '2026-11-23T00:00:00Z',
});
const insert = (id: string) => storage.write((tx) => tx.db.insertInto('visitors').values(visitor(id)).execute());
const ids = async () =>
  (await storage.read.selectFrom('visitors').select('id').orderBy('id').execute()).map((r) => r.id);

describe('group commit', () => {
  it('stores what resolved, and only that', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ key: fc.uuid(), fails: fc.boolean() }), { maxLength: 30 }),
        async (jobs) => {
          const before = new Set(await ids());
          const outcomes = await Promise.allSettled(
            jobs.map(({ key, fails }) =>
              storage.write(async (tx) => {
                await tx.db.insertInto('visitors').values(visitor(key)).execute();
                if (fails) throw new Error('undone');
              }),
            ),
          );
          const stored = jobs.filter((_, i) => outcomes[i]?.status === 'fulfilled').map((job) => job.key);
          const added = (await ids()).filter((id) => !before.has(id)).sort();
          expect(added).toEqual([...stored].sort());
          expect(stored.length).toBe(jobs.filter((j) => !j.fails).length);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('undoes one unit alone: its neighbours in the group stay', async () => {
    const [a, b, c] = await Promise.allSettled([insert('a'), insert('a'), insert('c')]);
    expect([a?.status, b?.status, c?.status]).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await ids()).toEqual(['a', 'c']);
  });

  it('runs effects after the acknowledgement, in order, and none of a unit that failed', async () => {
    const seen: string[] = [];
    const unit = (key: string, fails = false) =>
      storage.write(async (tx) => {
        await tx.db.insertInto('visitors').values(visitor(key)).execute();
        tx.afterCommit(() => seen.push(key));
        if (fails) throw new Error('undone');
      });
    await Promise.allSettled([unit('a'), unit('b', true), unit('c')]);
    expect(seen).toEqual([]);
    await new Promise((resolve) => setImmediate(resolve));
    expect(seen).toEqual(['a', 'c']);
  });

  it('shows readers nothing before the commit', async () => {
    await storage.write(async (tx) => {
      await tx.db.insertInto('visitors').values(visitor('a')).execute();
      expect(await ids()).toEqual([]);
    });
    expect(await ids()).toEqual(['a']);
  });

  it('keeps foreign keys', async () => {
    const orphan = { id: 'c', visitor_id: 'nobody', last_seq: 0, created_at: '' };
    await expect(storage.write((tx) => tx.db.insertInto('conversations').values(orphan).execute())).rejects.toThrow(
      /FOREIGN KEY/,
    );
  });

  it('is still there when opened again', async () => {
    await insert('a');
    await storage.close();
    storage = await openStorage(dir, () => undefined);
    expect(await ids()).toEqual(['a']);
  });
});
