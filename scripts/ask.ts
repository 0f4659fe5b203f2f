// `npm run ask -- "问题" [--as-of 2021-03-01] [--scope taiqian] [--why]`: what the knowledge base decides, and why.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { THRESHOLDS } from '../kb/answering/decide.ts';
import { createKnowledgeBase } from '../kb/answering/knowledge-base.ts';
import { FULL_SCORE } from '../kb/answering/rank.ts';
import { type Article, SCOPES } from '../kb/articles/articles.types.ts';
import { readContent } from '../kb/articles/content.ts';
import { isDay } from '../kb/articles/schema.ts';
import { dayOf } from '../server/shared/shanghai.ts';

const USAGE = '用法：npm run ask -- "问题" [--as-of YYYY-MM-DD] [--scope national|henan|taiqian] [--why]';

function readOptions() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        'as-of': { type: 'string' },
        scope: { type: 'string', default: 'taiqian' },
        why: { type: 'boolean', default: false },
      },
    });
    const scope = SCOPES.find((s) => s === values.scope);
    const asOf = values['as-of'] ?? dayOf(new Date());
    const text = positionals.join(' ');
    if (text === '') throw new Error('没有给出问题');
    if (!scope) throw new Error(`没有地区 ${values.scope}`);
    if (!isDay(asOf)) throw new Error(`没有 ${asOf} 这一天`);
    return { text, scope, asOf, why: values.why };
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n${USAGE}\n`);
    process.exit(2);
  }
}

function print(article: Article): void {
  const { from, until } = article.effective;
  const lines = [
    `  ${article.id} 第${article.version}版（${article.scope}）${article.question}`,
    `  结论：${article.answer}`,
    `  执行：${from} 至 ${until ?? '现在'}`,
    ...article.basis.map((b) => `  依据：${b.title}${b.number ? `（${b.number}）` : ''}${b.article ?? ''}`),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

const options = readOptions();
const kb = join(import.meta.dirname, '../kb');
const began = performance.now();
const { parsed, categories } = readContent(join(kb, 'content'));
const read = performance.now();
const base = createKnowledgeBase({ articles: parsed.map((p) => p.article), categories });
const loaded = performance.now();
const { decision, asOf, best } = base.explain(options);
const done = performance.now();

process.stdout.write(
  `${options.text}\n${decision.outcome}（${decision.reason}）${asOf === options.asOf ? '' : `，按 ${asOf}`}\n`,
);
if (decision.outcome === 'answer') print(decision.match.article);
if (decision.outcome === 'human' && decision.matches[0]) print(decision.matches[0].article);
if (decision.outcome === 'candidates')
  for (const { article } of decision.matches) process.stdout.write(`  · ${article.id} ${article.question}\n`);
if (options.why) {
  const { answer, gap, offer } = THRESHOLDS;
  process.stdout.write(
    `为什么：得分÷${FULL_SCORE} ≥ ${answer} 且领先 ≥ ${gap} 直接答；≥ ${offer} 给候选；否则转人工\n`,
  );
  for (const { article, features, score } of best.slice(0, 5)) {
    const f = (n: number) => n.toFixed(2);
    process.stdout.write(
      `  ${f(score / FULL_SCORE)} ${article.id}  词 ${f(features.words)} 双字 ${f(features.bigrams)} 字 ${f(features.characters)} 问法 ${features.type} 答案 ${f(features.answer)}  “${features.row}”\n`,
    );
  }
  process.stdout.write(
    `  读文件 ${(read - began).toFixed(0)} ms，载入知识库 ${(loaded - read).toFixed(0)} ms，回答 ${(done - loaded).toFixed(2)} ms\n`,
  );
}
