import type { OutcomeName } from '../answering/answering.types.ts';
import type { KnowledgeBase } from '../answering/knowledge-base.ts';
import { bestOf, type Explained } from '../answering/respond.ts';
import type { Scope } from '../articles/articles.types.ts';
import type { Case } from './cases.ts';
import { type Judged, judge, type Result } from './score.ts';

const SHOWN = 10;
// Of several questions in one message the gravest outcome is the message's: what was answered counts as answered.
const ORDER: readonly OutcomeName[] = ['complaint', 'report', 'answer', 'human', 'candidates', 'clarify', 'decline'];

/** What became of a message, for judging. */
export function resultOf({ parts }: Explained): Result {
  const outcome = ORDER.find((name) => parts.some((p) => p.decision.outcome === name)) ?? 'human';
  // A form comes with articles beside it: those are what it shows of the base.
  const beside = parts.flatMap(({ decision: d }) =>
    d.outcome === 'report' || d.outcome === 'complaint' ? d.matches : [],
  );
  return {
    outcome,
    reason: parts.map((p) => p.decision.reason).join('+'),
    answered: parts.flatMap(({ decision: d }) => (d.outcome === 'answer' ? [d.match.article.topics] : [])),
    offered: parts.flatMap(({ decision: d }) =>
      d.outcome === 'candidates' ? d.matches.map((m) => m.article.topics) : [],
    ),
    ranked: [...beside, ...bestOf(parts).filter((m) => !beside.some((b) => b.article.id === m.article.id))]
      .slice(0, SHOWN)
      .map((m) => m.article.topics),
  };
}

/** Asks every question of a set. `today` is an Asia/Shanghai day. */
export async function run(
  base: Pick<KnowledgeBase, 'explain'>,
  cases: readonly Case[],
  { today, scope }: { today: string; scope: Scope },
): Promise<Judged[]> {
  const judged: Judged[] = [];
  for (const line of cases) {
    const explained = await base.explain({ text: line.q, asOf: line.asOf ?? today, scope });
    judged.push(judge(line, resultOf(explained)));
  }
  return judged;
}
