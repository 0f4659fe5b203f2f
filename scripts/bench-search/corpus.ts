import { join } from 'node:path';
import { createSubjects, type Subject } from '../../kb/answering/subjects.ts';
import { readContent } from '../../kb/articles/content.ts';
import { readFolder } from '../../kb/eval/cases.ts';
import { splitOf } from '../../kb/eval/split.ts';

const KB = join(import.meta.dirname, '../../kb');

/** Words that take each other's place: a question rewritten with them is about something else, and looks much the same. */
const SWAPS: readonly (readonly string[])[] = [
  [
    '增值税',
    '消费税',
    '资源税',
    '环保税',
    '城镇土地使用税',
    '耕地占用税',
    '烟叶税',
    '关税',
    '企业所得税',
    '个人所得税',
  ],
  ['小规模纳税人', '一般纳税人', '非居民企业', '合伙企业', '个人独资企业', '事业单位', '社会团体', '家庭农场'],
  ['小规模', '一般人', '非居民', '合伙', '个独', '农场主', '社团'],
  ['专票', '普票', '定额票', '机动车票', '通行费票', '客运票', '收购票'],
  ['数电票', '税控票', '卷式票', '冠名票', '区块链票'],
  ['公司', '厂里', '门店', '分公司', '办事处', '学校', '医院', '合作社'],
  ['个体户', '摊贩', '网店', '工作室', '诊所', '民宿', '养殖户'],
  ['房子', '厂房', '车库', '仓库', '商铺', '宅基地', '写字楼'],
  ['红冲', '作废', '换开', '补开', '冲抵', '拆分'],
  ['怎么办', '怎么处理', '如何操作', '找谁办', '走什么流程'],
  ['多少', '几成', '百分之几', '什么标准', '什么档次'],
  ['申报', '备案', '核定', '登记', '认定', '预缴'],
  ['社保', '医保', '失业保险', '工伤保险', '生育保险', '职业年金'],
];
const TRADES = [
  '餐饮',
  '物流',
  '建筑',
  '养殖',
  '种植',
  '教培',
  '美容',
  '汽修',
  '印刷',
  '纺织',
  '化工',
  '软件',
  '广告',
  '家政',
  '租赁',
  '旅游',
  '医疗',
  '影视',
  '环保',
  '采矿',
  '渔业',
  '林业',
  '仓储',
  '会展',
  '保安',
  '殡葬',
  '典当',
  '拍卖',
  '快递',
  '酿酒',
];
const TIMES = [
  '去年',
  '今年',
  '上半年',
  '下半年',
  '年底',
  '月初',
  '春节前',
  '开业时',
  '停业后',
  '搬迁后',
  '合并后',
  '分立后',
  '改制后',
  '清算时',
  '投产前',
];
const PLACES = [
  '城东',
  '城西',
  '河南岸',
  '开发区',
  '高新区',
  '老城区',
  '乡镇',
  '外省',
  '境外',
  '保税区',
  '自贸区',
  '工业园',
];

/** A small seeded generator (mulberry32), so that every run makes the same articles. */
function random(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function rewrite(text: string, next: () => number): string {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  let result = text.replace(/\d+/g, (n) => String(Number(n) + 1 + Math.floor(next() * 90)));
  for (const group of SWAPS) {
    const word = group.find((w) => result.includes(w));
    if (word) result = result.replaceAll(word, pick(group.filter((w) => w !== word)));
  }
  const lead = next() < 0.5 ? `${pick(TRADES)}行业` : pick(TRADES);
  return `${next() < 0.4 ? pick(TIMES) : ''}${next() < 0.4 ? pick(PLACES) : ''}${lead}${result}`;
}

export interface BenchCorpus {
  subjects: Subject[];
  /** Topics of each subject; none for those made up. */
  topics: string[][];
}

/** The real base, filled up to `size` articles with rewritten ones: one question and a short answer each. */
export function corpusOf(size: number): BenchCorpus {
  const articles = readContent(join(KB, 'content')).parsed.map((p) => p.article);
  const real = createSubjects(articles);
  const subjects: Subject[] = [...real.wordings()];
  const topics = real.ids.map((id) => [...new Set(real.versions(id).flatMap((a) => a.topics))]);
  const taken = new Set(subjects.flatMap((s) => s.wordings));
  const next = random(12366);
  const count = subjects.length;
  while (subjects.length < size) {
    const from = subjects[Math.floor(next() * count)] as Subject;
    const question = rewrite(from.wordings[Math.floor(next() * from.wordings.length)] as string, next);
    if (taken.has(question)) continue;
    taken.add(question);
    subjects.push({ wordings: [question], answer: rewrite(from.answer.slice(0, 60), next) });
    topics.push([]);
  }
  return { subjects, topics };
}

/** Questions nothing was fitted on, with the topics that answer them. */
export const questionsOf = (): { q: string; topics: string[] }[] =>
  readFolder(join(KB, 'eval'))
    .filter((c) => splitOf(c.q) === 'test' && c.expect === 'answer' && c.topics.length === 1)
    .map(({ q, topics }) => ({ q, topics }));
