import type { Article, Scope } from '../articles/articles.types.ts';

/** What was asked before, when a message may follow it up. */
export interface Turn {
  /** The question in full, as it was understood. */
  text: string;
  /** The article that answered it, if one did. */
  articleId?: string;
}

/** A question as the knowledge base takes it. `asOf` is an Asia/Shanghai day, `YYYY-MM-DD`. */
export interface Question {
  text: string;
  asOf: string;
  scope: Scope;
  previous?: Turn;
}

/** An article with how well it fits: `score` orders matches of one question, `probability` (0…1) is comparable between questions. */
export interface Match {
  article: Article;
  score: number;
  probability: number;
}

/** One way to make an unclear question clear: what the button says, and the question it stands for. */
export interface Choice {
  label: string;
  /** The full question that is asked when this is chosen. */
  question: string;
  /** The article that answers it. */
  articleId: string;
}

/** What the knowledge base decides to do with a question. With a report or complaint: what may settle it sooner than its form. `reason` is a stable machine-readable word. */
export type Decision =
  | { outcome: 'answer'; reason: 'confident' | 'exact'; match: Match; related: Article[] }
  | { outcome: 'candidates'; reason: CandidatesReason; matches: Match[] }
  | { outcome: 'clarify'; reason: ClarifyReason; ask: string; choices: Choice[] }
  | { outcome: 'human'; reason: HumanReason; matches: Match[] }
  | { outcome: 'report'; reason: 'violation'; matches: Match[] }
  | { outcome: 'complaint'; reason: 'service' | 'integrity'; matches: Match[] }
  | { outcome: 'decline'; reason: DeclineReason };

export type OutcomeName = Decision['outcome'];

export type ClarifyReason =
  | 'vague' // too little to search for
  | 'which' // several articles fit, and one word decides between them
  | 'attachment'; // only points at a picture or file

export type CandidatesReason =
  | 'unsure' // something may fit
  | 'close' // several fit equally well
  | 'no-version'; // the subject is known, but not its rule of the past day asked for: the one in force is offered

export type HumanReason =
  | 'requested' // the taxpayer asked for a person
  | 'not-found' // nothing fits well enough
  | 'no-version' // the article exists, but no version holds at that day and place, nor, for a past day, today
  | 'handling-human' // the article itself says that a person must decide
  | 'personal-data' // about someone's own file, which is not looked into here
  | 'complex' // a case whose facts a person must weigh
  | 'non-compliance' // the message admits a breach: only the compliant way, and a person
  | 'suggestion' // a proposal to be registered
  | 'crisis' // someone may harm themselves
  | 'too-many'; // more questions than one message can have answered

export type DeclineReason = 'empty' | 'greeting' | 'thanks' | 'small-talk' | 'abuse' | 'out-of-scope' | 'instructions'; // tells the system what to do instead of asking

/** One question of a message: its words, the day it is about, and what was decided. */
export interface Part {
  text: string;
  asOf: string;
  decision: Decision;
  /** The words are not the taxpayer's own: completed from the question before, or put right. */
  understood?: 'follow-up' | 'spelling';
}
