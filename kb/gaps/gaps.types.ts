/** A question that the base did not settle. `at` is ISO 8601. */
export interface Gap {
  question: string;
  reason: string;
  at: string;
}

/** Questions about the same thing: `label` is the one nearest to all others. */
export interface GapCluster {
  label: string;
  count: number;
  firstAt: string;
  lastAt: string;
  /** Reason → how often. */
  reasons: Record<string, number>;
  /** Distinct wordings, the most frequent first. */
  questions: string[];
}
