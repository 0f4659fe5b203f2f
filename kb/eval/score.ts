import type { OutcomeName } from '../answering/answering.types.ts';
import { type Case, EXPECTATIONS } from './cases.ts';

/** What became of one question: the outcome, the topics it was answered with, and those of the best articles in order. */
export interface Result {
  outcome: OutcomeName;
  reason: string;
  /** Topics of each article given as the answer; empty unless `outcome` is `answer`. */
  answered: string[][];
  /** Topics of each candidate shown. */
  offered: string[][];
  /** Topics of the best articles, whatever was decided. */
  ranked: string[][];
}

export interface Judged {
  case: Case;
  result: Result;
  /** Place of the first article with a right topic, from 1; 0: none, or the line has no topics. */
  place: number;
  directRight: boolean;
  wrongDirect: boolean;
  offered: boolean;
}

/** Shares between 0 and 1; a share of nothing is null. */
export interface Figures {
  lines: number;
  'hit@1': number | null;
  'hit@3': number | null;
  direct: number | null;
  'direct-right': number | null;
  'wrong-direct': number | null;
  offered: number | null;
}

export interface Report {
  overall: Figures & Record<string, number | null>;
  byKind: Record<string, Figures>;
  byExpect: Record<string, Figures>;
  /** Expected outcome → what happened → lines. */
  confusion: Record<string, Record<string, number>>;
}

const share = (part: number, all: number): number | null => (all === 0 ? null : Number((part / all).toFixed(4)));
const right = (topics: readonly string[], wanted: readonly string[]): boolean => topics.some((t) => wanted.includes(t));

/** Judges one result. An answer is right when every article given has a wanted topic and an answer was wanted. */
export function judge(line: Case, result: Result): Judged {
  const place = line.topics.length === 0 ? 0 : result.ranked.findIndex((topics) => right(topics, line.topics)) + 1;
  const answered = result.outcome === 'answer';
  const directRight =
    answered && line.expect === 'answer' && result.answered.every((topics) => right(topics, line.topics));
  return {
    case: line,
    result,
    place,
    directRight,
    wrongDirect: answered && !directRight,
    offered:
      line.expect === 'answer' &&
      result.outcome === 'candidates' &&
      result.offered.some((topics) => right(topics, line.topics)),
  };
}

function figures(judged: readonly Judged[]): Figures {
  const withTopics = judged.filter((j) => j.case.topics.length > 0);
  const expected = judged.filter((j) => j.case.expect === 'answer');
  const count = (of: readonly Judged[], test: (j: Judged) => boolean) => share(of.filter(test).length, of.length);
  return {
    lines: judged.length,
    'hit@1': count(withTopics, (j) => j.place === 1),
    'hit@3': count(withTopics, (j) => j.place >= 1 && j.place <= 3),
    direct: count(judged, (j) => j.result.outcome === 'answer'),
    'direct-right': count(expected, (j) => j.directRight),
    'wrong-direct': count(judged, (j) => j.wrongDirect),
    offered: count(expected, (j) => j.offered),
  };
}

const MEASURED = ['report', 'complaint', 'decline', 'human'] as const;

/** The figures of a set: hit@k over lines with topics, direct and wrong-direct over all lines, direct-right and offered over lines that expect an answer. */
export function report(judged: readonly Judged[]): Report {
  const group = (key: (j: Judged) => string) => {
    const keys = [...new Set(judged.map(key))].sort();
    return Object.fromEntries(keys.map((k) => [k, figures(judged.filter((j) => key(j) === k))]));
  };
  const kinds: Record<string, number | null> = {};
  for (const name of MEASURED) {
    const wanted = judged.filter((j) => j.case.expect === name);
    const given = judged.filter((j) => j.result.outcome === name);
    kinds[`${name}-recall`] = share(wanted.filter((j) => j.result.outcome === name).length, wanted.length);
    kinds[`${name}-precision`] = share(given.filter((j) => j.case.expect === name).length, given.length);
  }
  const confusion: Report['confusion'] = {};
  for (const expect of EXPECTATIONS) {
    const row: Record<string, number> = {};
    for (const j of judged.filter((x) => x.case.expect === expect))
      row[j.result.outcome] = (row[j.result.outcome] ?? 0) + 1;
    if (Object.keys(row).length > 0) confusion[expect] = row;
  }
  return {
    overall: { ...figures(judged), ...kinds },
    byKind: group((j) => j.case.kind),
    byExpect: group((j) => j.case.expect),
    confusion,
  };
}
