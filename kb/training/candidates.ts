import { FEATURES } from '../answering/features.ts';
import type { Linear } from '../answering/linear.ts';
import { questionsOf } from '../answering/message.ts';
import { createRetrieval, embeddedIn, type Index, type Ranked } from '../answering/retrieval.ts';
import type { Subjects } from '../answering/subjects.ts';
import type { Case } from '../eval/cases.ts';
import type { Segment } from '../language/segment.ts';
import type { Spelling } from '../spelling/spelling.ts';

/** What candidates are found in. */
export interface Base {
  index: Index;
  segment: Segment;
  subjects: Subjects;
  spelling: Spelling;
}

export const SCOPE = 'taiqian';

/** A ranker that was not fitted. */
export const FLAT: Linear = {
  provenance: {},
  intercept: 0,
  weights: {
    ...Object.fromEntries(FEATURES.map((f) => [f, 0])),
    words: 0.25,
    bigrams: 0.25,
    characters: 0.5,
    answer: 0.5,
  },
};

/** The candidates of every line with topics and a single question, best first, and which of them are right. */
export async function candidatesOf(
  cases: readonly Case[],
  { index, segment, subjects, spelling }: Base,
  ranker: Linear,
  today: string,
) {
  const retrieval = createRetrieval({ index, segment, ranker, engine: embeddedIn(index) });
  const found: { ranked: Ranked[]; right: boolean[] }[] = [];
  for (const line of cases) {
    const asked = questionsOf(spelling(line.q));
    const [one] = asked;
    if (line.topics.length === 0 || asked.length !== 1 || !one) continue;
    const selection = subjects.select(line.asOf ?? today, SCOPE);
    const ranked = await retrieval.rank(one, selection.visible);
    const right = ranked.map((r) =>
      subjects.versions(subjects.idOf(r.entry)).some((a) => a.topics.some((t) => line.topics.includes(t))),
    );
    found.push({ ranked, right });
  }
  return found;
}
