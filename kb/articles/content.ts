import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Article, Category } from './articles.types.ts';
import { lint } from './lint.ts';
import { type ParsedArticle, parseArticle } from './parse.ts';
import type { Problem } from './problems.ts';

const categoriesSchema = z.array(z.strictObject({ key: z.string(), label: z.string(), hint: z.string() })).min(1);
const topicsSchema = z.array(
  z.strictObject({
    slug: z.string(),
    kind: z.enum(['general', 'operation', 'complex', 'complaint', 'personal_data']),
    direct: z.enum(['yes', 'human']),
  }),
);
export type Topic = z.infer<typeof topicsSchema>[number];

/** A content folder, read and checked. With an error among `problems` it must not be used. */
export interface Content {
  articles: Article[];
  categories: Category[];
  topics: Topic[];
  problems: Problem[];
}

/** A content folder, read but not compared: what single files have wrong with them is among `problems`. */
export function readContent(dir: string): { parsed: ParsedArticle[]; categories: Category[]; problems: Problem[] } {
  const categories = categoriesSchema.parse(parse(readFileSync(join(dir, 'categories.yaml'), 'utf8')));
  const problems: Problem[] = [];
  const parsed: ParsedArticle[] = [];
  for (const file of articleFiles(dir)) {
    const result = parseArticle(relative(dir, file).split(sep).join('/'), readFileSync(file, 'utf8'));
    problems.push(...result.problems);
    if (result.parsed) parsed.push(result.parsed);
  }
  return { parsed, categories, problems };
}

/**
 * Reads a content folder (`categories.yaml` and articles by scope and category) and checks all of it.
 * @param topicsFile the slugs that articles may name; without it every slug is taken
 * @param today Asia/Shanghai day
 */
export function loadContent(dir: string, today: string, topicsFile?: string): Content {
  const { parsed, categories, problems } = readContent(dir);
  const topics = topicsFile ? topicsSchema.parse(parse(readFileSync(topicsFile, 'utf8'))) : [];
  const slugs = topicsFile ? topics.map((t) => t.slug) : parsed.flatMap((p) => p.article.topics);
  problems.push(...lint(parsed, { categories, topics: new Set(slugs), today }));
  problems.sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
  return { articles: parsed.map((p) => p.article), categories, topics, problems };
}

function articleFiles(dir: string): string[] {
  if (!existsSync(dir)) return [];
  return readdirSync(dir, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(dir, entry.name);
      if (entry.isDirectory()) return articleFiles(path);
      return entry.name.endsWith('.md') && entry.name !== 'README.md' ? [path] : [];
    });
}
