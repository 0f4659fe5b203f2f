import { stringify } from 'yaml';
import type { GapCluster } from './gaps.types.ts';

const MOST_SIMILAR = 12;

/**
 * An article file begun from a cluster: what people asked is there, what only an editor may write is marked TODO. `kb:lint` refuses it
 * until that is filled in.
 */
export function draftArticle(cluster: GapCluster, today: string): string {
  const similar = cluster.questions.filter((q) => q !== cluster.label).slice(0, MOST_SIMILAR);
  const front = stringify({
    id: 'TODO',
    version: 1,
    question: cluster.label,
    similar,
    topics: ['TODO'],
    category: 'TODO',
    kind: 'general',
    handling: 'human',
    audience: ['all'],
    scope: 'taiqian',
    effective: { from: 'TODO' },
    answer: 'TODO',
    basis: [{ title: 'TODO', number: '', status: 'in-force' }],
    facts: ['TODO'],
    related: [],
    review: 'TODO',
  });
  const asked = `${cluster.count} 次，${cluster.firstAt.slice(0, 10)} 至 ${cluster.lastAt.slice(0, 10)}`;
  return `---\n${front}---\n\n<!-- 草稿，${today}。问过 ${asked}。TODO 处由编辑按有效文件填写；写好后放到 kb/content 下并运行 npm run kb:lint。 -->\n`;
}
