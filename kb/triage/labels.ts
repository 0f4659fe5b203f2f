import { z } from 'zod';
import type { Segment } from '../language/segment.ts';

/** What a message is, before any search. `ask`: a question about a rule or a procedure. */
export const LABELS = [
  'ask',
  'report', // a violation report about a taxpayer
  'complaint', // about the service
  'non-compliance', // admits a breach and asks how to get by
  'personal', // someone's own file or the state of a case
  'complex', // a case whose facts a person must weigh
  'suggestion',
  'vague', // too little to search for
  'out-of-scope',
  'small-talk',
  'abuse',
  'crisis',
] as const;
export type Label = (typeof LABELS)[number];

export interface Labelled {
  label: Label;
  /** Share of that label, 0…1. */
  probability: number;
  /** Shares of all labels. */
  shares: Readonly<Record<Label, number>>;
  /** How sure it is that this asks for a rule, −1…1. */
  asks: number;
}

/** Weights by term and label, in the order of `labels`, and from which share a label decides. */
export const labelsModel = z.strictObject({
  provenance: z.record(z.string(), z.unknown()),
  labels: z.array(z.enum(LABELS)),
  intercepts: z.array(z.number()),
  terms: z.record(z.string(), z.array(z.number())),
});
export type LabelsModel = z.infer<typeof labelsModel>;

export interface Labels {
  of(text: string): Labelled;
  /** The label that decides what becomes of a message; `ask` leaves it to search. */
  decided(labelled: Labelled, sure: number): Label;
}

// Where a label is less sure than this, search decides. What must not be missed needs less, what would turn a question away more.
const NEEDED: Record<Label, number> = {
  ask: 0,
  report: 0.45,
  complaint: 0.4,
  crisis: 0.5,
  'non-compliance': 0.6,
  personal: 0.6,
  complex: 0.6,
  suggestion: 0.6,
  vague: 0.5,
  'out-of-scope': 0.7,
  'small-talk': 0.7,
  abuse: 0.7,
};
// An article that fits this well speaks against a label that is not clear, unless that must not be missed.
const FITS = 0.9;
const CLEAR = 0.8;
// Where nothing fits, less is needed.
const NOTHING = 0.2;
const LESS = 0.2;
// Where nothing fits, these decide even when another label is somewhat likelier: their forms also bring a person.
const NOT_MISSED: readonly Label[] = ['report', 'complaint'];
const LIKELY = 0.3;
const URGENT: readonly Label[] = ['report', 'complaint', 'crisis', 'non-compliance', 'abuse'];

const SIGNS: [string, RegExp][] = [
  ['@?', /[?？]|吗|呢$/],
  ['@我', /我|俺|咱/],
  ['@你', /你们?|您/],
  ['@某', /某|xx|××|该(?:公司|店|企业|单位)|这家|那家|他们|她|老板/],
  ['@金额', /\d+(?:\.\d+)?\s*(?:元|块|万)/],
  ['@日期', /\d+月\d+[日号]|昨天|今天上午|上周/],
  ['@要求', /请(?:税务|贵局|你们|有关|领导)?.{0,6}(?:查处|核实|处理|调查|严查|督促|责令)|要求|希望/],
  ['@规则', /规定|政策|依据|文件|标准|期限|怎么算|如何计算|多久|多少/],
  ['@感叹', /[!！]/],
  ['@要投诉', /(?:我|要|想)(?:来)?投诉|投诉(?:你们|税务|窗口|工号|一个|他|她)/],
  [
    '@要举报',
    /(?:我|要|想|实名|匿名)(?:来)?(?:举报|检举)|(?:举报|检举)(?:一家|某|一个|他|该)|请.{0,6}(?:查处|核查|严查)/,
  ],
  ['@人员', /工作人员|窗口|专管员|管理员|接线|客服|税务所|分局|所长|大厅|热线|工号|税管员|办税员|执法/],
  ['@态度', /态度|推诿|不耐烦|踢皮球|没人(?:管|理|接)|不作为|刁难|敷衍|挂断|训|骂|吼|跑了.{1,3}[趟次回]|白跑|石沉大海/],
  ['@商家', /商家|老板|店家|饭店|商场|卖家|房东|厂|中介|驾校|物业|4s|对方|那家|这家|一家/i],
  [
    '@不开票',
    /不(?:给|肯|愿意?|让)?(?:我|俺)?开(?:具)?(?:发)?票|拒(?:绝|不)?(?:给我)?开|不给(?:我|俺)?(?:发)?票|没给(?:我)?(?:发)?票|不出票/,
  ],
  ['@保密', /泄露|透露|保密|知道是我|告诉(?:了)?(?:对方|老板)/],
];
// What the tax office has to do with, in searchable form.
const OURS =
  /税|发票|[专普数电红]票|开票|票据|红冲|抵扣|进项|纳税|申报|滞纳|社保|医保|养老|退休金|专项附加|汇算|起征|个体户|小规模|代开|ukey|税控|清缴|缴费|契约|印花|稽查|征管|12366|信用等级|出口退|报销|入账|凭证/;
const LENGTHS = [6, 12, 25, 50, 100, 200, 400];

/** The terms that labels are told by: words, bigrams, signs, and how long the message is. Each once. */
export function labelTerms(text: string, segment: Segment): string[] {
  const searchable = segment.searchable(text);
  const { words, bigrams } = segment.tokens(searchable);
  const found = new Set<string>([...words, ...bigrams.map((b) => `_${b}`)]);
  for (const [sign, pattern] of SIGNS) if (pattern.test(text)) found.add(sign);
  const ours = OURS.test(searchable);
  const length = LENGTHS.filter((n) => text.length > n).length;
  found.add(ours ? '@税' : '@非税');
  found.add(`${ours ? '@税' : '@非税'}${length}`);
  found.add(`@长${length}`);
  return [...found];
}

export function createLabels(model: LabelsModel, segment: Segment): Labels {
  return {
    of(text) {
      const scores = [...model.intercepts];
      for (const term of labelTerms(text, segment)) {
        const weights = model.terms[term];
        if (weights) for (let i = 0; i < scores.length; i++) scores[i] = (scores[i] as number) + (weights[i] as number);
      }
      const most = Math.max(...scores);
      const powers = scores.map((s) => Math.exp(s - most));
      const total = powers.reduce((a, b) => a + b, 0);
      const shares = Object.fromEntries(LABELS.map((l) => [l, 0])) as Record<Label, number>;
      model.labels.forEach((label, i) => {
        shares[label] = (powers[i] as number) / total;
      });
      const label = model.labels[scores.indexOf(most)] ?? 'ask';
      return { label, probability: shares[label], shares, asks: 2 * shares.ask - 1 };
    },
    decided({ label, probability, shares }, sure) {
      if (sure < NOTHING) {
        const missed = NOT_MISSED.find((l) => shares[l] >= LIKELY);
        if (missed) return missed;
      }
      const needed = sure < NOTHING ? NEEDED[label] - LESS : NEEDED[label];
      if (probability < needed) return 'ask';
      return sure >= FITS && probability < CLEAR && !URGENT.includes(label) ? 'ask' : label;
    },
  };
}
