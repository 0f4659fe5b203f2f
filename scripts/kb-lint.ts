// `npm run kb:lint [-- --strict]`: checks kb/content; exit 1 on errors. --strict: a topic without an article is an error too.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadContent } from '../kb/articles/content.ts';
import { formatProblem } from '../kb/articles/problems.ts';
import { dayOf } from '../server/shared/shanghai.ts';

const { values } = parseArgs({ options: { strict: { type: 'boolean', default: false } } });
const kb = join(import.meta.dirname, '../kb');
const { articles, topics, problems } = loadContent(join(kb, 'content'), dayOf(new Date()), join(kb, 'topics.yaml'));
for (const problem of problems) process.stdout.write(`kb/content/${formatProblem(problem)}\n`);

const covered = new Set(articles.flatMap((a) => a.topics));
const missing = topics.filter((t) => !covered.has(t.slug)).map((t) => t.slug);
if (missing.length > 0) process.stdout.write(`没有知识的主题：${missing.join(' ')}\n`);
const errors = problems.filter((p) => p.level === 'error').length + (values.strict ? missing.length : 0);
const warnings = problems.length - problems.filter((p) => p.level === 'error').length;
const ids = new Set(articles.map((a) => a.id)).size;
const variants = articles.reduce((sum, a) => sum + 1 + a.similar.length, 0);
process.stdout.write(
  `${errors} errors, ${warnings} warnings · ${ids} articles, ${articles.length} versions, ${variants} wordings · ${topics.length - missing.length}/${topics.length} topics\n`,
);
process.exit(errors > 0 ? 1 : 0);
