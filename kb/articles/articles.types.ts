/** The knowledge base's own words. Dates are Asia/Shanghai days, `YYYY-MM-DD`, inclusive. */

export const SCOPES = ['national', 'henan', 'taiqian'] as const;
/** Where a rule holds; each scope lies inside the one before it, and the nearer one wins. */
export type Scope = (typeof SCOPES)[number];

export const KINDS = ['general', 'operation', 'complex'] as const;
/** Which promise a question gets: 1 working day (general, operation) or 3 (complex). */
export type Kind = (typeof KINDS)[number];

export const AUDIENCES = [
  'all',
  'general',
  'small',
  'sole-trader',
  'individual',
  'enterprise',
  'employer',
  'exporter',
  'farmer',
] as const;
export type Audience = (typeof AUDIENCES)[number];

export const INVOICES = ['e-special', 'digital', 'paper', 'e-normal'] as const;
export type Invoice = (typeof INVOICES)[number];

export const BASIS_STATUSES = ['in-force', 'partly-repealed', 'repealed', 'replaced'] as const;
export type BasisStatus = (typeof BASIS_STATUSES)[number];

/** A legal source. `number` is the document number (文号); empty for a law that has none. */
export interface Basis {
  title: string;
  number: string;
  article?: string;
  status: BasisStatus;
  until?: string;
}

/** When a rule holds. No `until`: still in force. */
export interface Period {
  from: string;
  until?: string;
}

/** A piece of an article's body, already parsed: no markup left in the texts. */
export type Block =
  | { type: 'heading'; text: string }
  | { type: 'paragraph'; text: string }
  | { type: 'list'; items: string[] }
  | { type: 'steps'; items: string[] };

/** One version of one article in one scope. `(id, scope, version)` is unique. */
export interface Article {
  id: string;
  version: number;
  scope: Scope;
  question: string;
  similar: string[];
  topics: string[];
  category: string;
  kind: Kind;
  handling: 'direct' | 'human';
  audience: Audience[];
  invoice: Invoice[];
  effective: Period;
  answer: string;
  basis: Basis[];
  facts: string[];
  related: string[];
  supersedes?: number;
  review: string;
  body: Block[];
}

/** A category for browsing, in display order. */
export interface Category {
  key: string;
  label: string;
  hint: string;
}
