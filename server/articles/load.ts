import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Article, Category } from '../../kb/articles/articles.types.ts';
import { loadContent } from '../../kb/articles/content.ts';
import { formatProblem } from '../../kb/articles/problems.ts';
import type { Clock } from '../shared/clock.ts';
import { AppError } from '../shared/errors.ts';
import type { Log } from '../shared/log.ts';
import { dayOf } from '../shared/shanghai.ts';
import type { Storage } from '../storage/storage.ts';
import { articlesInUse, importArticles } from './import.service.ts';

const SHOWN = 5;

/**
 * Brings the content folder into use when it has no error; with one, the base in use stays as it was.
 * @throws AppError KNOWLEDGE_INVALID when there is an error and no base in use yet
 */
export async function loadKnowledge(parts: {
  storage: Storage;
  clock: Clock;
  log: Log;
  dir: string;
}): Promise<{ articles: Article[]; categories: Category[] }> {
  const { storage, clock, log, dir } = parts;
  const topics = join(dir, '../topics.yaml');
  const content = loadContent(dir, dayOf(clock.now()), existsSync(topics) ? topics : undefined);
  const errors = content.problems.filter((p) => p.level === 'error');
  if (errors.length === 0) {
    await importArticles(storage, clock, content.articles);
    return content;
  }
  const shown = errors.slice(0, SHOWN).map(formatProblem).join('\n  ');
  const articles = await articlesInUse(storage);
  if (articles.length === 0) {
    throw new AppError(
      'KNOWLEDGE_INVALID',
      500,
      `知识库有 ${errors.length} 处错误，不能启用：\n  ${shown}\n请运行 npm run kb:lint 查看全部。`,
    );
  }
  log.error({ errors: errors.length, first: shown }, 'content not imported, the base in use stays');
  return { articles, categories: content.categories };
}
