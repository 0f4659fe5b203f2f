import { isMap, LineCounter, parseDocument } from 'yaml';
import type { Article } from './articles.types.ts';
import { parseBody } from './body.ts';
import type { Problem, ProblemCode } from './problems.ts';
import { frontMatter } from './schema.ts';

/** An article and where it stands. */
export interface ParsedArticle {
  /** Relative to the content folder, with `/`. */
  file: string;
  article: Article;
  /** The line of a front-matter value, or of the nearest thing above it that exists. */
  lineOf: (...path: (string | number)[]) => number;
}

/** Reads one article file. With any error in it there is no article. */
export function parseArticle(file: string, text: string): { parsed: ParsedArticle | null; problems: Problem[] } {
  const problems: Problem[] = [];
  const add = (line: number, code: ProblemCode, message: string) =>
    problems.push({ file, line, level: 'error', code, message });
  const found = /^---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)([\s\S]*)$/.exec(text);
  if (!found) {
    add(1, 'FRONT_MATTER_INVALID', '文件应以“---”包住的头部开始');
    return { parsed: null, problems };
  }
  const head = found[1] ?? '';
  const counter = new LineCounter();
  // The head begins on the file's second line, hence `+ 1`.
  const document = parseDocument(head, { lineCounter: counter, schema: 'core', uniqueKeys: true });
  for (const error of document.errors)
    add(counter.linePos(error.pos[0]).line + 1, 'FRONT_MATTER_INVALID', error.message.split('\n')[0] ?? '');
  if (problems.length > 0 || !isMap(document.contents)) {
    if (problems.length === 0) add(2, 'FRONT_MATTER_INVALID', '头部应为“字段: 值”');
    return { parsed: null, problems };
  }

  const lineOf = (...path: (string | number)[]): number => {
    for (let length = path.length; length > 0; length--) {
      const node = document.getIn(path.slice(0, length), true) as { range?: [number, number, number] } | undefined;
      if (node?.range) return counter.linePos(node.range[0]).line + 1;
    }
    return 2;
  };
  const result = frontMatter.safeParse(document.toJS());
  const bodyLine = head.split('\n').length + 3;
  const { blocks, faults } = parseBody(found[2] ?? '');
  for (const fault of faults) add(bodyLine + fault.line, fault.code, fault.message);
  if (!result.success) {
    for (const issue of result.error.issues) {
      const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
      const date = issue.message === 'DATE_IMPOSSIBLE';
      add(
        lineOf(...path),
        date ? 'DATE_IMPOSSIBLE' : 'FIELD_INVALID',
        date ? `${path.join('.')}：没有这一天` : `${path.join('.')}：${issue.message}`,
      );
    }
  }
  if (!result.success || problems.length > 0) return { parsed: null, problems };
  return { parsed: { file, article: { ...(result.data as Omit<Article, 'body'>), body: blocks }, lineOf }, problems };
}
