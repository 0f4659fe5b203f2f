// `npm run ask -- "问题" [--as-of 2021-03-01] [--scope taiqian] [--after "上一个问题"] [--why]`: what the knowledge base decides, and why.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createKnowledgeBase } from '../kb/answering/knowledge-base.ts';
import type { ExplainedPart } from '../kb/answering/respond.ts';
import { type Article, SCOPES } from '../kb/articles/articles.types.ts';
import { readContent } from '../kb/articles/content.ts';
import { isDay } from '../kb/articles/schema.ts';
import { dayOf } from '../server/shared/shanghai.ts';

const USAGE =
  '用法：npm run ask -- "问题" [--as-of YYYY-MM-DD] [--scope national|henan|taiqian] [--after "上一个问题"] [--why]';

function readOptions() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        'as-of': { type: 'string' },
        scope: { type: 'string', default: 'taiqian' },
        after: { type: 'string' },
        why: { type: 'boolean', default: false },
      },
    });
    const scope = SCOPES.find((s) => s === values.scope);
    const asOf = values['as-of'] ?? dayOf(new Date());
    const text = positionals.join(' ');
    if (text === '') throw new Error('没有给出问题');
    if (!scope) throw new Error(`没有地区 ${values.scope}`);
    if (!isDay(asOf)) throw new Error(`没有 ${asOf} 这一天`);
    const previous = values.after === undefined ? {} : { previous: { text: values.after } };
    return { question: { text, scope, asOf, ...previous }, why: values.why };
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n${USAGE}\n`);
    process.exit(2);
  }
}

const say = (line: string) => process.stdout.write(`${line}\n`);

function print(article: Article): void {
  const { from, until } = article.effective;
  say(`  ${article.id} 第${article.version}版（${article.scope}）${article.question}`);
  say(`  结论：${article.answer}`);
  say(`  执行：${from} 至 ${until ?? '现在'}`);
  for (const b of article.basis) say(`  依据：${b.title}${b.number ? `（${b.number}）` : ''}${b.article ?? ''}`);
}

function printPart({ decision }: ExplainedPart): void {
  if (decision.outcome === 'answer') print(decision.match.article);
  if (decision.outcome === 'human' && decision.reason === 'handling-human' && decision.matches[0])
    print(decision.matches[0].article);
  if (decision.outcome === 'candidates')
    for (const { article } of decision.matches) say(`  · ${article.id} ${article.question}`);
  if (decision.outcome === 'clarify') {
    say(`  ${decision.ask}`);
    for (const { label, articleId } of decision.choices) say(`  · ${label}${articleId ? `（${articleId}）` : ''}`);
  }
}

function printWhy({ best, features, sure }: ExplainedPart): void {
  const f = (n: number) => n.toFixed(2);
  say(`  把握 ${f(sure)}`);
  for (const { article, ranked: r } of best.slice(0, 5))
    say(
      `  ${f(r.probability)} ${article.id}  词 ${f(r.features.words)} 双字 ${f(r.features.bigrams)} 字 ${f(r.features.characters)} 全部问法 ${f(r.features.charactersAll)} 覆盖 ${f(r.features.covered)} 答案 ${f(r.features.answer)} 缺 ${f(r.features.missing)}  “${r.wording}”`,
    );
  if (features) say(`  领先 ${f(features.gap)} 像提问 ${f(features.asks)} 库外 ${f(features.uncovered)}`);
}

const { question, why } = readOptions();
const kb = join(import.meta.dirname, '../kb');
const began = performance.now();
const { parsed, categories } = readContent(join(kb, 'content'));
const read = performance.now();
const base = createKnowledgeBase({ articles: parsed.map((p) => p.article), categories });
const loaded = performance.now();
const { parts, label } = await base.explain(question);
const done = performance.now();

say(question.text);
parts.forEach((part, i) => {
  const number = parts.length > 1 ? `${i + 1}. ${part.text}\n` : part.understood ? `理解为：${part.text}\n` : '';
  const day = part.asOf === question.asOf ? '' : `，按 ${part.asOf}`;
  say(`${number}${part.decision.outcome}（${part.decision.reason}）${day}`);
  printPart(part);
  if (why) printWhy(part);
});
if (why) {
  if (label) say(`分流：${label.label} ${label.probability.toFixed(2)}`);
  say(
    `读文件 ${(read - began).toFixed(0)} ms，载入知识库 ${(loaded - read).toFixed(0)} ms，回答 ${(done - loaded).toFixed(2)} ms`,
  );
}
