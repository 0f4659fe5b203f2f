// `npm run eval [-- --set FILE|FOLDER] [--split dev|calibration|test|all] [--json] [--failures] [--floor] [--compare]`: how good the answers
// are; --floor: exit 1 when a figure is under floor.json beside the set; --compare: the same questions with Meilisearch finding the candidates.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { createKnowledgeBase } from '../kb/answering/knowledge-base.ts';
import { readContent } from '../kb/articles/content.ts';
import { type Case, readCases, readFolder } from '../kb/eval/cases.ts';
import { belowFloor } from '../kb/eval/floor.ts';
import { run } from '../kb/eval/run.ts';
import { type Figures, type Judged, type Report, report } from '../kb/eval/score.ts';
import { SPLITS, splitOf } from '../kb/eval/split.ts';
import { dayOf } from '../server/shared/shanghai.ts';
import { meiliFromEnvironment } from './eval-compare.ts';

const USAGE =
  '用法：npm run eval [-- --set 文件或文件夹] [--split dev|calibration|test|all] [--json] [--failures] [--floor] [--compare]';
const kb = join(import.meta.dirname, '../kb');

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        set: { type: 'string' },
        split: { type: 'string', default: 'test' },
        json: { type: 'boolean', default: false },
        failures: { type: 'boolean', default: false },
        floor: { type: 'boolean', default: false },
        compare: { type: 'boolean', default: false },
      },
    });
    const split = values.split === 'all' ? 'all' : SPLITS.find((s) => s === values.split);
    if (!split) throw new Error(`没有 ${values.split} 这一份`);
    const set = values.set ?? join(kb, 'eval');
    const folder = statSync(set, { throwIfNoEntry: false })?.isDirectory() ?? false;
    const all = folder ? readFolder(set) : readCases(set);
    // A set that is named is asked whole; ours by its split.
    const cases = values.set === undefined && split !== 'all' ? all.filter((c) => splitOf(c.q) === split) : all;
    if (cases.length === 0) throw new Error('没有题目');
    const meili = values.compare ? meiliFromEnvironment(process.env) : undefined;
    const floorFile = join(folder ? set : dirname(set), 'floor.json');
    if (values.floor && !existsSync(floorFile)) throw new Error(`没有 ${floorFile}`);
    return { ...values, meili, name: values.set ?? `kb/eval（${split}）`, cases, floorFile };
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n${USAGE}\n`);
    process.exit(2);
  }
}

const percent = (share: number | null | undefined): string =>
  share === null || share === undefined ? '—' : `${(share * 100).toFixed(1)}%`;
const COLUMNS = ['hit@1', 'hit@3', 'direct', 'direct-right', 'wrong-direct', 'offered'] as const;

function table(rows: Record<string, Figures>): string {
  const line = (cells: string[]) => cells.map((c, i) => (i === 0 ? c.padEnd(16) : c.padStart(13))).join('');
  const body = Object.entries(rows).map(([name, f]) =>
    line([name, String(f.lines), ...COLUMNS.map((column) => percent(f[column]))]),
  );
  return [line(['', 'lines', ...COLUMNS]), ...body].join('\n');
}

function confusion(rows: Report['confusion']): string {
  const outcomes = ['answer', 'candidates', 'clarify', 'human', 'report', 'complaint', 'decline'];
  const line = (cells: string[]) => cells.map((c, i) => (i === 0 ? c.padEnd(16) : c.padStart(11))).join('');
  return [
    line(['expected ↓', ...outcomes]),
    ...Object.entries(rows).map(([name, row]) => line([name, ...outcomes.map((o) => String(row[o] ?? 0))])),
  ].join('\n');
}

/** Why a line is a failure; empty when it is none. */
function fault({ case: c, result, place, directRight, wrongDirect, offered }: Judged): string {
  const faults: string[] = [];
  if (wrongDirect) faults.push('wrong-direct');
  if (c.topics.length > 0 && place !== 1) faults.push(place === 0 ? 'not found' : `place ${place}`);
  if (c.expect === 'answer' && !directRight && !offered && !wrongDirect) faults.push('not answered');
  if (c.expect !== 'answer' && c.expect !== result.outcome && !wrongDirect) faults.push('other outcome');
  return faults.join(', ');
}

function printFailures(judged: readonly Judged[]): void {
  for (const j of judged) {
    const why = fault(j);
    if (why === '') continue;
    const { case: c, result } = j;
    const best = result.ranked
      .slice(0, 3)
      .map((t) => t.join('/'))
      .join(' ');
    process.stdout.write(
      `${c.id} [${why}] ${c.expect} ${c.topics.join(',') || '—'} → ${result.outcome}（${result.reason}） ${best}\n    ${c.q}\n`,
    );
  }
}

const options = readOptions();
const { parsed, categories } = readContent(join(kb, 'content'));
const content = { articles: parsed.map((p) => p.article), categories };
const cases: Case[] = options.cases;
const asked = { today: dayOf(new Date()), scope: 'taiqian' } as const;
const base = createKnowledgeBase(content);
// First without the clock: what is measured is a process at work, not one that is still being compiled.
const UNTIMED = 3;
for (let i = 0; i < UNTIMED && !options.json && !options.meili; i++) await run(base, cases, asked);
const times: number[] = [];
const judged = await run(
  {
    async explain(question) {
      const began = performance.now();
      const before = process.cpuUsage();
      const explained = await base.explain(question);
      const { user, system } = process.cpuUsage(before);
      // The kernel books processor time in ticks, some of them of other threads' work before; one thread uses no more than passes.
      const used = Math.min((user + system) / 1000, performance.now() - began);
      times.push(used / explained.parts.length);
      return explained;
    },
  },
  cases,
  asked,
);
times.sort((a, b) => a - b);
const quantile = (share: number) => (times[Math.floor(share * times.length)] ?? 0).toFixed(2);
const figures = report(judged);

if (options.meili) {
  const other = createKnowledgeBase({ ...content, engine: options.meili.engine });
  try {
    await options.meili.ready();
    const theirs = report(await run(other, cases, asked));
    const rows = { embedded: figures.overall, meilisearch: theirs.overall };
    process.stdout.write(options.json ? `${JSON.stringify(rows)}\n` : `${options.name}\n\n${table(rows)}\n`);
  } catch (error) {
    process.stderr.write(`Meilisearch 不能用：${(error as Error).message}\n`);
    process.exit(1);
  }
} else if (options.json) {
  process.stdout.write(`${JSON.stringify(figures)}\n`);
} else {
  process.stdout.write(
    `${options.name}：${cases.length} lines\n\n${table({ overall: figures.overall, ...figures.byKind })}\n\n`,
  );
  process.stdout.write(`processor time of an answer: p50 ${quantile(0.5)} ms, p99 ${quantile(0.99)} ms\n\n`);
  process.stdout.write(`${confusion(figures.confusion)}\n\n`);
  for (const name of ['report', 'complaint', 'decline', 'human'])
    process.stdout.write(
      `${name.padEnd(12)}recall ${percent(figures.overall[`${name}-recall`])}  precision ${percent(figures.overall[`${name}-precision`])}\n`,
    );
  if (options.failures) printFailures(judged);
}
if (options.floor) {
  const floor = JSON.parse(readFileSync(options.floorFile, 'utf8')) as Record<string, number>;
  const faults = belowFloor(figures.overall, floor);
  for (const text of faults) process.stderr.write(`${text}\n`);
  if (faults.length > 0) process.exit(1);
}
