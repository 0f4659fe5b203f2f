export const QUESTION_TYPES = ['how', 'amount', 'when', 'why', 'whether', 'what', 'none'] as const;
/** What a question wants to know. */
export type QuestionType = (typeof QUESTION_TYPES)[number];

const PATTERNS: [QuestionType, RegExp][] = [
  ['when', /什么时候|何时|哪天|哪一天|截止|期限|几号|多久|多长时间|几天|几个工作日|有效期/],
  ['amount', /多少|几个点|几折|几年|比例|税率|征收率|标准是|额度是|限额/],
  ['why', /为什么|为何|咋回事|怎么回事|原因/],
  ['how', /怎么|怎样|如何|咋|流程|步骤|手续|在哪|去哪|哪里|哪儿|方法/],
  ['whether', /吗|能不能|可不可以|要不要|是不是|是否|能否|可否|用不用|算不算|有没有|行不行|中不中|需要.{0,8}不/],
  ['what', /什么|哪些|哪几|区别|谁/],
];

/** The type by the first pattern that fits; the order settles "多久能…吗". */
export const questionType = (text: string): QuestionType =>
  PATTERNS.find(([, pattern]) => pattern.test(text))?.[0] ?? 'none';
