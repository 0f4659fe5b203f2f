// `npm run kb:train`: mines, fits and writes everything in kb/models from the articles, the triage samples and the question sets. The
// same inputs give the same bytes.
import { join } from 'node:path';
import { loadContent } from '../kb/articles/content.ts';
import { readFolder } from '../kb/eval/cases.ts';
import { readSamples } from '../kb/training/samples.ts';
import { train } from '../kb/training/train.ts';
import { dayOf } from '../server/shared/shanghai.ts';

const kb = join(import.meta.dirname, '../kb');
const today = dayOf(new Date());
const content = loadContent(join(kb, 'content'), today, join(kb, 'topics.yaml'));
const errors = content.problems.filter((p) => p.level === 'error').length;
if (errors > 0) {
  process.stderr.write(`知识库有 ${errors} 处错误，先运行 npm run kb:lint。\n`);
  process.exit(1);
}
await train({
  kbDir: kb,
  articles: content.articles,
  samples: readSamples(join(kb, 'triage/samples')),
  cases: readFolder(join(kb, 'eval')),
  today,
  say: (line) => process.stdout.write(`${line}\n`),
});
