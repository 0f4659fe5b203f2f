import { normalise } from '../language/normalise.ts';
import type { ParsedArticle } from './parse.ts';

const NEAR = 0.9;

interface Wording {
  parsed: ParsedArticle;
  file: string;
  text: string;
  path: (string | number)[];
  key: string;
  bigrams: Map<string, number>;
  norm: number;
}

/** Wordings of different articles that are the same, or nearly so (cosine of bigrams ≥ 0.9). Each pair is told once. */
export function findNearDoubles(all: readonly ParsedArticle[]) {
  const wordings = all.flatMap((parsed) =>
    [parsed.article.question, ...parsed.article.similar].map((text, i): Wording => {
      const key = normalise(text).replace(/ /g, '');
      const bigrams = new Map<string, number>();
      for (let at = 0; at < key.length - 1; at++)
        bigrams.set(key.slice(at, at + 2), (bigrams.get(key.slice(at, at + 2)) ?? 0) + 1);
      const norm = Math.sqrt([...bigrams.values()].reduce((sum, n) => sum + n * n, 0));
      return { parsed, file: parsed.file, text, path: i === 0 ? ['question'] : ['similar', i - 1], key, bigrams, norm };
    }),
  );
  const postings = new Map<string, number[]>();
  wordings.forEach((w, i) => {
    for (const bigram of w.bigrams.keys()) {
      const list = postings.get(bigram);
      if (list) list.push(i);
      else postings.set(bigram, [i]);
    }
  });
  const found: { a: Wording; b: Wording; row: (string | number)[]; equal: boolean }[] = [];
  wordings.forEach((a, i) => {
    const dots = new Map<number, number>();
    for (const [bigram, count] of a.bigrams) {
      for (const j of postings.get(bigram) ?? []) {
        if (j >= i) break;
        dots.set(j, (dots.get(j) ?? 0) + count * (wordings[j]?.bigrams.get(bigram) ?? 0));
      }
    }
    for (const [j, dot] of dots) {
      const b = wordings[j];
      if (!b || b.parsed.article.id === a.parsed.article.id) continue;
      const equal = a.key === b.key;
      if (equal || dot / (a.norm * b.norm) >= NEAR) found.push({ a, b, row: a.path, equal });
    }
  });
  return found;
}
