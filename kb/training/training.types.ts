import type { Article } from '../articles/articles.types.ts';
import type { Case } from '../eval/cases.ts';
import type { Sample } from './samples.ts';

/** What models are trained from, and where they go; `today` is an Asia/Shanghai day. */
export interface TrainingInputs {
  kbDir: string;
  articles: Article[];
  samples: Sample[];
  cases: Case[];
  today: string;
  say: (line: string) => void;
}
