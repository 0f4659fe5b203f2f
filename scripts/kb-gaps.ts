// `npm run kb:gaps [-- --data DIR] [--days 30] [--json] [--draft N [--out FILE]]`: what was asked and not settled, by subject; a draft
// article from the N-th.
import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { clusterGaps } from '../kb/gaps/cluster.ts';
import { draftArticle } from '../kb/gaps/draft.ts';
import { loadLexicon } from '../kb/language/lexicon.ts';
import { createSegment } from '../kb/language/segment.ts';
import { readGaps } from '../server/gaps/gaps.repository.ts';
import { dayOf } from '../server/shared/shanghai.ts';
import { openStorage } from '../server/storage/storage.ts';

const USAGE = '用法：npm run kb:gaps [-- --data 数据目录] [--days 天数] [--json] [--draft 序号 [--out 文件]]';
const DAY_MS = 86_400_000;

function fail(message: string): never {
  process.stderr.write(`${message}\n${USAGE}\n`);
  process.exit(2);
}

function readOptions() {
  try {
    return parseArgs({
      options: {
        data: { type: 'string', default: process.env['DATA_DIR'] ?? 'data' },
        days: { type: 'string', default: '90' },
        json: { type: 'boolean', default: false },
        draft: { type: 'string' },
        out: { type: 'string' },
      },
    }).values;
  } catch (error) {
    return fail((error as Error).message);
  }
}

const options = readOptions();
const dir = resolve(options.data);
if (!existsSync(join(dir, 'consult.sqlite'))) fail(`${dir} 里没有数据`);
const days = Number(options.days);
if (!Number.isInteger(days) || days < 1) fail(`--days 应为正整数：${options.days}`);
const storage = await openStorage(dir, () => undefined);
const gaps = await readGaps(storage.read, new Date(Date.now() - days * DAY_MS).toISOString());
await storage.close();
const segment = createSegment(loadLexicon(join(import.meta.dirname, '../kb/lexicon')));
const clusters = clusterGaps(gaps, segment);

if (options.draft !== undefined) {
  const cluster = clusters[Number(options.draft) - 1];
  if (!cluster) fail(`没有第 ${options.draft} 类，共 ${clusters.length} 类`);
  const text = draftArticle(cluster, dayOf(new Date()));
  if (options.out) {
    if (existsSync(options.out)) fail(`${options.out} 已存在，不覆盖`);
    writeFileSync(options.out, text);
    process.stdout.write(`已写入 ${options.out}\n`);
  } else process.stdout.write(text);
} else if (options.json) {
  process.stdout.write(`${JSON.stringify(clusters)}\n`);
} else {
  process.stdout.write(`近 ${days} 天没有解决的问题 ${gaps.length} 条，${clusters.length} 类\n`);
  clusters.forEach((c, i) => {
    const why = Object.entries(c.reasons)
      .map(([reason, n]) => `${reason} ${n}`)
      .join('，');
    process.stdout.write(
      `${String(i + 1).padStart(3)}. ${c.count} 次  ${c.firstAt.slice(0, 10)}—${c.lastAt.slice(0, 10)}  ${c.label}（${why}）\n`,
    );
  });
}
