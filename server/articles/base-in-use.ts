import { cpSync, existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createKnowledgeBase, type KnowledgeBase, type KnowledgeBaseParts } from '../../kb/answering/knowledge-base.ts';
import { DataFileError } from '../../kb/data-file.ts';
import { AppError } from '../shared/errors.ts';
import type { Log } from '../shared/log.ts';

/** What a base reads besides its articles. */
const FOLDERS = ['lexicon', 'models'];

/**
 * The knowledge base with the language data and weights of `kbDir` when they can be used; they are kept then. With a broken file the
 * ones kept last stay in use, and the log says which file, where and why.
 * @throws AppError KNOWLEDGE_INVALID when a file is broken and nothing was kept yet
 */
export function createBaseInUse(
  parts: KnowledgeBaseParts & { kbDir: string; snapshotDir: string },
  log: Log,
): KnowledgeBase {
  const kept = join(parts.snapshotDir, 'in-use');
  try {
    const base = createKnowledgeBase(parts);
    keep(parts.kbDir, kept);
    return base;
  } catch (error) {
    if (!(error instanceof DataFileError)) throw error;
    if (!existsSync(kept)) throw new AppError('KNOWLEDGE_INVALID', 500, `知识库数据不能启用：${error.message}`);
    log.error({ code: error.code, reason: error.message }, 'knowledge data not taken, those in use stay');
    return createKnowledgeBase({ ...parts, kbDir: kept });
  }
}

function keep(kbDir: string, kept: string): void {
  const next = `${kept}.next`;
  rmSync(next, { recursive: true, force: true });
  for (const folder of FOLDERS) cpSync(join(kbDir, folder), join(next, folder), { recursive: true });
  rmSync(kept, { recursive: true, force: true });
  renameSync(next, kept);
}
