import type { Article, Scope } from '../articles/articles.types.ts';

/** A question as the knowledge base takes it. `asOf` is an Asia/Shanghai day, `YYYY-MM-DD`. */
export interface Question {
  text: string;
  asOf: string;
  scope: Scope;
}

/** An article with how well it fits, 0…1.3; only the order and the decision's thresholds give it a meaning. */
export interface Match {
  article: Article;
  score: number;
}

/** What the knowledge base decides to do with a question. `reason` is a stable machine-readable word. */
export type Decision =
  | { outcome: 'answer'; reason: 'confident' | 'exact'; match: Match; related: Article[] }
  | { outcome: 'candidates'; reason: 'unsure' | 'close'; matches: Match[] }
  | { outcome: 'human'; reason: HumanReason; matches: Match[] }
  | { outcome: 'decline'; reason: DeclineReason };

export type HumanReason =
  | 'requested' // the taxpayer asked for a person
  | 'not-found' // nothing fits well enough
  | 'no-version' // the article exists, but no version holds at that day and place
  | 'handling-human' // the article itself says that a person must decide
  | 'personal-data'; // about someone's own file, which is not looked into here

export type DeclineReason = 'empty' | 'greeting' | 'thanks';
