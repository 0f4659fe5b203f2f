// One engine at one size, in a process of its own: prints its figures as one JSON line.
import { corpusOf, questionsOf } from './corpus.ts';
import { ENGINES } from './engines.ts';

const [, , name = '', size = '0', most = '0'] = process.argv;
const MEGABYTE = 1024 * 1024;
const memory = (): number => {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / MEGABYTE;
};

const corpus = corpusOf(Number(size));
const questions = questionsOf().slice(0, Number(most) || undefined);
const engine = ENGINES[name];
if (!engine) throw new Error(`no engine ${name}`);
const before = memory();
const began = performance.now();
const built = await engine(corpus);
const build = (performance.now() - began) / 1000;
const heap = memory() - before;

// Once to warm up; the slow ones only with a few.
for (const { q } of questions.slice(0, size === '100000' && name !== 'ours' ? 3 : questions.length))
  await built.find(q);
const times: number[] = [];
let first = 0;
let three = 0;
for (const { q, topics } of questions) {
  const start = performance.now();
  const found = await built.find(q);
  times.push(performance.now() - start);
  const place = found.findIndex((article) => corpus.topics[article]?.some((t) => topics.includes(t)));
  if (place === 0) first++;
  if (place >= 0 && place < 3) three++;
}
times.sort((a, b) => a - b);
const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
process.stdout.write(
  `${JSON.stringify({
    questions: questions.length,
    'R@1': first / questions.length,
    'R@3': three / questions.length,
    p50: at(0.5),
    p99: at(0.99),
    build,
    heap,
    ...(built.fromSnapshot ? { snapshot: built.fromSnapshot() } : {}),
  })}\n`,
);
