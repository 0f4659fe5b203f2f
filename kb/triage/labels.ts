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
export const NOT_MISSED: readonly Label[] = ['report', 'complaint'];
const LIKELY = 0.3;
const URGENT: readonly Label[] = ['report', 'complaint', 'crisis', 'non-compliance', 'abuse'];

const SIGNS: [string, RegExp][] = [
  ['@?', /[?？]|吗|呢$/],
  ['@我', /我|俺|咱/],
  ['@你', /你们?|您|恁/],
  ['@某', /某|xx|××|该(?:公司|店|企业|单位)|这家|那家|他们|她|老板/],
  ['@金额', /\d+(?:\.\d+)?\s*(?:元|块|万)|[一二三四五六七八九十百千两]+(?:元|块|万)/],
  ['@日期', /\d+月\d+[日号]|昨天|前天|今天上午|上周|上个?月/],
  ['@要求', /请(?:税务|贵局|你们|有关|领导)?.{0,6}(?:查处|核实|处理|调查|严查|督促|责令)|要求|希望/],
  ['@规则', /规定|政策|依据|文件|条文|标准|期限|怎么算|如何计算|多久|多少/],
  [
    '@合法吗',
    /(?:合法|合规|允许|合理|违法|违规|有道理|算不算|犯法|中)(?:吗|不|么|不合|嘛)|合不合(?:法|规|理)|合规不|算.{0,4}(?:吗|不)[?？]?$/,
  ],
  [
    '@我怎么办',
    /我(?:该|应该|要|能|得|可以|们该).{0,4}(?:怎么|咋|如何|准备|跟)|怎么办|怎么处理|怎么要|咋要|想(?:弄|搞)?明白|想知道|请教|请问|想问/,
  ],
  ['@息事', /不是要告|不想(?:闹|举报|告|得罪)|就想(?:报销|要|拿)|好好(?:商量|说)/],
  ['@感叹', /[!！]/],
  [
    '@要投诉',
    /(?:我|要|想|来)(?:来)?投诉|投诉(?:你们|税务|窗口|工号|一个|他|她|[:：])|^投诉(?!.{0,6}(?:电话|流程|渠道|期限|多久|怎么|要))/,
  ],
  [
    '@要举报',
    /(?:我|要|想|来|实名|匿名|联名|必须|现)(?:来|在)?(?:要)?(?:举报|检举|揭发|反映)|(?:举报|检举|反映)(?:一下|一家|一个|个事|下|某|他|她|它|该|这|那|的(?:单位|是)|[:：])|^(?:举报|检举)(?!.{0,8}(?:电话|流程|渠道|期限|多久|怎么|奖|材料|要什么|需要|后|了?以后))|(?:提供|有)(?:一?[条个])?线索/,
  ],
  [
    '@问举报',
    /(?:怎么|咋|如何|哪里|哪儿|能不能|能|可以|去哪)(?:去|里)?(?:举报|检举|投诉)|(?:举报|检举|投诉)(?:电话|流程|渠道|期限|奖励|有奖|需要|要(?:什么|啥|带|准备)|后|了?以后|信|材料|会不会|会|得|多久|几天)|被(?:人|恶意|顾客|客户)?(?:举报|投诉)|举报我/,
  ],
  [
    '@查处',
    /(?:查|管|治|抓|罚|处理|收拾|整治)(?:一?查|一?管|一?下|他|她|它|他们|这家|那家|这|处)|你们(?:去|来|过来)(?:看看|查|管)|没人管|管不管|查不查|(?:严|彻|清)查|该(?:管|查)|跟你们说(?:一声|个)/,
  ],
  [
    '@人员',
    /工作人员|窗口|专管员|管理员|接线|客服|税务所|分局|所长|大厅|热线|工号|税管员|办税员|执法|稽查|税务局的|你们(?:局|所|单位|那里|那儿|的人|这)/,
  ],
  [
    '@态度',
    /态度|推诿|不耐烦|踢皮球|没人(?:管|理|接|应|回)|不作为|刁难|敷衍|挂断|挂(?:了|我)|训|骂|吼|凶|白眼|跑了.{1,3}[趟次回遍]|白跑|石沉大海|没(?:下文|动静|回音|回复|答复|消息)|不(?:理|接|回)|爱答不理|等了.{1,4}(?:小时|个多|半天|天|周|月)|排(?:了)?.{0,4}队/,
  ],
  [
    '@系统',
    /系统|电子税务局|电税|app|网站|公众号|机器人|客服|页面|登[录陆]|卡(?:死|顿|住|了|成)|崩|瘫|转圈|闪退|打不开|报错|打不进|占线|忙音/,
  ],
  [
    '@讽刺',
    /为人民服务|服务(?:意识|态度|质量)|就这(?:么|样|水平|服务|效率)|呵呵|真行|好大的|官(?:老爷|威|架子)|拿(?:着)?(?:工资|纳税人)|纳税人的钱|养(?:着)?你们|你们(?:到底|究竟|就|还|能不能|是不是|有没有|啥时候|凭什么)/,
  ],
  ['@关系', /亲戚|熟人|关系户|打(?:过)?招呼|吃饭|请客|喝酒|送礼|红包|烟酒|好处费|卡要|索要|暗示/],
  [
    '@商家',
    /商家|老板|店家|饭店|商场|卖家|房东|厂|中介|驾校|物业|4s|对方|那家|这家|一家|店$|店(?:不|没|里|的|从|一)|网吧|宾馆|酒店|超市|加油站|停车|幼儿园|培训|装修|诊所|包工头|公司|直播|团长|平台|行$/i,
  ],
  [
    '@不开票',
    /不(?:给|肯|愿意?|让|能|会|支持)?(?:我|俺|客人|顾客)?开(?:具)?(?:发)?票|拒(?:绝|不)?(?:给我)?开|不给(?:我|俺)?(?:发)?票|没给(?:我)?(?:发)?票|不出票|没(?:有)?(?:发)?票|只(?:给|开|有)(?:个|了|张)?(?:收据|小票|白条)|收据(?:代|当)|要(?:发)?票(?:就|得|要|另|必须|说|他)|(?:另|再|多|外)(?:外)?加.{0,3}(?:点|%|税)|加.{1,3}个点|发票(?:的事)?(?:就)?(?:一直|总|老)(?:拖|推)|开票(?:说|就|要)|(?:从来|一直|就是|死活|坚决)不开/,
  ],
  [
    '@私户',
    /(?:个人|私人|老板娘?|媳妇|老婆|妻子|前台|会计|他|她|法人)的?(?:微信|支付宝|账户|账号|卡|银行卡|收款码)|微信(?:群)?收款|(?:转|打|收)(?:给|到|进).{0,8}(?:个人|私|老板|前台|他|她)|私(?:户|账)|现金(?:发|收)|不入账|没入账|账外|两(?:本|套)账|没(?:见)?入(?:过)?账|体外/,
  ],
  [
    '@偷漏',
    /[偷逃漏]税|瞒报|少(?:报|交|缴)税?|不(?:报|交|缴)税|(?:没|一分)(?:有)?(?:交|缴|报)过?税?|一分税|无证|没(?:办|有)(?:过)?(?:执照|证|税务登记)|税务登记都没|空壳|虚开|[买卖倒]卖?发?票|卖票|开票公司|阴阳合同|假(?:账|票|合同)/,
  ],
  [
    '@冒用',
    /(?:冒用|盗用|拿|用)(?:了)?(?:我|俺|别人|我们|工人)的?(?:名|身份)|给我(?:报|申报)了|从没(?:在|去)|没(?:在|去)(?:过)?.{0,6}(?:上|干|工作)/,
  ],
  [
    '@社保',
    /(?:不|没|没有|未)(?:给|帮|替)?(?:我|我们|俺|员工|工人)?(?:们)?(?:缴|交|上|买|办)(?:纳|过)?(?:社保|五险|保险|养老)|(?:最低|低)(?:基数|工资|标准).{0,6}(?:交|缴|报)|按最低/,
  ],
  ['@保密', /泄露|透露|保密|知道是我|告诉(?:了)?(?:对方|老板)|谁(?:举报|说)的/],
];
// Taken together they say another thing than each alone.
const TOGETHER: [string, string][] = [
  ['@要举报', '@税'],
  ['@要举报', '@非税'],
  ['@要投诉', '@税'],
  ['@要投诉', '@非税'],
  ['@要投诉', '@商家'],
  ['@要投诉', '@不开票'],
  ['@要举报', '@人员'],
  ['@不开票', '@合法吗'],
  ['@不开票', '@我怎么办'],
  ['@不开票', '@?'],
  ['@不开票', '@商家'],
  ['@商家', '@私户'],
  ['@商家', '@偷漏'],
  ['@查处', '@商家'],
  ['@系统', '@讽刺'],
  ['@系统', '@态度'],
  ['@系统', '@感叹'],
  ['@态度', '@人员'],
  ['@合法吗', '@?'],
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
  for (const [one, other] of TOGETHER) if (found.has(one) && found.has(other)) found.add(`${one}${other}`);
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
