// `npm run bench:search [-- --sizes 0,10000,100000] [--engines ours,…] [--json]`: our engine beside others on the same questions. 0 is the real base;
// larger ones are filled up with rewritten articles.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const NAMES = ['ours', 'minisearch-jieba', 'minisearch-bigrams', 'orama-mandarin', 'flexsearch-cjk'];
const LONGEST_MS = 300_000;
// At this size the others need so long that they are asked fewer questions.
const LARGE = 100_000;
const FEWER = 60;

interface Figures {
  questions: number;
  'R@1': number;
  'R@3': number;
  p50: number;
  p99: number;
  build: number;
  heap: number;
  snapshot?: number;
}

function measure(name: string, size: number): Promise<Figures | string> {
  const most = size >= LARGE && name !== 'ours' ? FEWER : 0;
  const worker = join(import.meta.dirname, 'bench-search/worker.ts');
  const args = [
    '--expose-gc',
    '--max-old-space-size=6000',
    '--import',
    'tsx',
    worker,
    name,
    String(size),
    String(most),
  ];
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    const clock = setTimeout(() => child.kill('SIGKILL'), LONGEST_MS);
    child.on('close', (code, signal) => {
      clearTimeout(clock);
      if (code === 0) resolve(JSON.parse(out.trim().split('\n').at(-1) ?? '') as Figures);
      else resolve(signal ? `cut off after ${LONGEST_MS / 1000} s` : (err.trim().split('\n').at(-1) ?? `exit ${code}`));
    });
  });
}

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '0,10000,100000' },
    engines: { type: 'string', default: NAMES.join(',') },
    json: { type: 'boolean', default: false },
  },
});
const all: Record<string, Record<string, Figures | string>> = {};
const say = (line: string) => {
  if (!values.json) process.stdout.write(`${line}\n`);
};
for (const size of values.sizes.split(',').map(Number)) {
  say(`\n${size === 0 ? 'the real base' : `${size} articles`}`);
  say('engine                 R@1    R@3   p50 ms   p99 ms  build s  heap MB  snapshot s  questions');
  const row: Record<string, Figures | string> = {};
  all[String(size)] = row;
  for (const name of values.engines.split(',')) {
    const f = await measure(name, size);
    row[name] = f;
    if (typeof f === 'string') {
      say(`${name.padEnd(20)} ${f}`);
      continue;
    }
    const cells = [
      (100 * f['R@1']).toFixed(1).padStart(6),
      (100 * f['R@3']).toFixed(1).padStart(7),
      f.p50.toFixed(2).padStart(9),
      f.p99.toFixed(2).padStart(9),
      f.build.toFixed(2).padStart(9),
      f.heap.toFixed(0).padStart(9),
      (f.snapshot?.toFixed(2) ?? '—').padStart(12),
      String(f.questions).padStart(11),
    ];
    say(`${name.padEnd(20)}${cells.join('')}`);
  }
}
if (values.json) process.stdout.write(`${JSON.stringify(all)}\n`);
