import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parseArticle } from '../../../kb/articles/parse.ts';

it('the example in kb/content/README.md is an article', () => {
  const example = /```markdown\n([\s\S]*?)```/.exec(readFileSync('kb/content/README.md', 'utf8'))?.[1] ?? '';
  const { parsed, problems } = parseArticle('national/e-special/ez-no-seal.md', example);
  expect(problems).toEqual([]);
  expect(parsed?.article).toMatchObject({ id: 'ez-no-seal', facts: ['EZ03', 'EZ04'], basis: [{ article: '第二条' }] });
});
