/** What is wrong with the content, and where. Errors keep a base from being used; warnings do not. */
export interface Problem {
  file: string;
  line: number;
  level: 'error' | 'warning';
  code: ProblemCode;
  message: string;
}

export type ProblemCode =
  | 'FRONT_MATTER_INVALID'
  | 'FIELD_INVALID'
  | 'DATE_IMPOSSIBLE'
  | 'PERIOD_REVERSED'
  | 'PLACE_WRONG'
  | 'MARKUP_NOT_ALLOWED'
  | 'SECTION_EMPTY'
  | 'BASIS_MISSING'
  | 'TOPIC_UNKNOWN'
  | 'CATEGORY_UNKNOWN'
  | 'RELATED_UNKNOWN'
  | 'SUPERSESSION_DEAD'
  | 'VERSION_DOUBLE'
  | 'PERIODS_OVERLAP'
  | 'QUESTION_DOUBLE'
  | 'QUESTION_NEAR_DOUBLE'
  | 'SIMILAR_FEW'
  | 'HUMAN_SECTION_MISSING'
  | 'REVIEW_OVERDUE';

export const formatProblem = (p: Problem): string => `${p.file}:${p.line}: ${p.level} ${p.code} ${p.message}`;
