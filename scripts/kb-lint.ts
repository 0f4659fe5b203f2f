// `npm run kb:lint [-- --strict]`: checks kb/content, the language data and the models; exit 1 on errors. --strict: a topic without an
// article is an error too.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readBesideForm } from '../kb/answering/beside-form.ts';
import { readClarifyGroups } from '../kb/answering/clarify.ts';
import { createKnowledgeBase } from '../kb/answering/knowledge-base.ts';
import { loadContent } from '../kb/articles/content.ts';
import { formatProblem } from '../kb/articles/problems.ts';
import { DataFileError } from '../kb/data-file.ts';
import { dayOf } from '../server/shared/shanghai.ts';

const { values } = parseArgs({ options: { strict: { type: 'boolean', default: false } } });
const kb = join(import.meta.dirname, '../kb');
const content = loadContent(join(kb, 'content'), dayOf(new Date()), join(kb, 'topics.yaml'));
const { articles, topics, problems } = content;
for (const problem of problems) process.stdout.write(`kb/content/${formatProblem(problem)}\n`);

/** What is wrong with the language data and models, or names an article that is not there. */
function dataFaults(): string[] {
  try {
    createKnowledgeBase(content);
    const known = new Set(articles.map((a) => a.id));
    const unknown = (file: string, named: readonly { article: string }[]) =>
      named.filter((n) => !known.has(n.article)).map((n) => `kb/lexicon/${file} 没有条目 ${n.article}`);
    const helps = readBesideForm(join(kb, 'lexicon/beside-form.yaml'));
    return [
      ...readClarifyGroups(join(kb, 'lexicon/clarify.yaml')).flatMap((g) => unknown('clarify.yaml', g.choices)),
      ...unknown('beside-form.yaml', [...helps.report, ...helps.complaint]),
    ];
  } catch (error) {
    if (error instanceof DataFileError) return [error.message];
    throw error;
  }
}

const faults = dataFaults();
for (const fault of faults) process.stdout.write(`${fault}\n`);
const covered = new Set(articles.flatMap((a) => a.topics));
const missing = topics.filter((t) => !covered.has(t.slug)).map((t) => t.slug);
if (missing.length > 0) process.stdout.write(`没有知识的主题：${missing.join(' ')}\n`);
const broken = problems.filter((p) => p.level === 'error').length;
const errors = broken + faults.length + (values.strict ? missing.length : 0);
const warnings = problems.length - broken;
const ids = new Set(articles.map((a) => a.id)).size;
const variants = articles.reduce((sum, a) => sum + 1 + a.similar.length, 0);
process.stdout.write(
  `${errors} errors, ${warnings} warnings · ${ids} articles, ${articles.length} versions, ${variants} wordings · ${topics.length - missing.length}/${topics.length} topics\n`,
);
process.exit(errors > 0 ? 1 : 0);
