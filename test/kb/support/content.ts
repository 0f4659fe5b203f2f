import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { loadContent } from '../../../kb/articles/content.ts';
import { formatProblem } from '../../../kb/articles/problems.ts';

export const TODAY = '2026-11-23';
const CATEGORIES = '- { key: vat, label: 增值税, hint: 税率 }\n- { key: property, label: 财产行为税, hint: 房产 }\n';
const TOPICS = '- { slug: a, kind: general, direct: yes }\n- { slug: b, kind: general, direct: yes }\n';

/** A correct article file, line by line; `id` a or b, with wordings of its own. */
export const correct = (id: 'a' | 'b', version = 1, from = '2023-01-01'): string[] => [
  '---', // 1
  `id: ${id}`,
  `version: ${version}`,
  id === 'a' ? 'question: 小规模几个点' : 'question: 契税怎么计算',
  'similar:', // 5
  ...(id === 'a'
    ? ['征收率多少', '开票税率是几', '一季度免多少', '三十万起征点', '减按到哪年', '专票能不能开']
    : ['买房交多少钱', '首套怎么优惠', '面积一百四', '二套房比例', '过户要交啥', '网签以后交吗']
  ).map((text) => `  - ${text}`), // 6–11
  `topics: [${id}]`, // 12
  'category: vat',
  'kind: general',
  'handling: direct', // 15
  'audience: [all]',
  'scope: national',
  `effective: { from: ${from} }`, // 18
  'answer: 见说明。',
  'basis:', // 20
  '  - title: 测试用公告',
  '    number: ""',
  '    status: in-force',
  'facts: [ZZ01]',
  'related: []', // 25
  'review: 2030-01-01',
  '---',
  '', // 28
  '## 说明', // 29
  '一段话。', // 30
];

/** Replaces lines, counted from 1. */
export function withLines(lines: string[], changes: Record<number, string | string[]>): string[] {
  return lines.flatMap((line, i) => changes[i + 1] ?? line);
}

/** Writes files into a temporary content folder, checks it, and gives the problems as lines. */
export function problemsOf(files: Record<string, string[]>): string[] {
  const dir = mkdtempSync(join(tmpdir(), 'consult-kb-'));
  try {
    writeFileSync(join(dir, 'categories.yaml'), CATEGORIES);
    writeFileSync(join(dir, 'topics.yaml'), TOPICS);
    for (const [file, lines] of Object.entries(files)) {
      mkdirSync(dirname(join(dir, file)), { recursive: true });
      writeFileSync(join(dir, file), `${lines.join('\n')}\n`);
    }
    return loadContent(dir, TODAY, join(dir, 'topics.yaml')).problems.map(formatProblem);
  } finally {
    rmSync(dir, { recursive: true });
  }
}
