import { fold } from '../language/normalise.ts';
import { withoutPoliteness } from '../language/politeness.ts';
import type { Turn } from './answering.types.ts';

// 那普票呢 · 小规模也一样吗 · 2021年的时候呢 · 如果是个体户呢 · 那要交多少 · 需要什么材料
const OPENING = /^(?:那么?|那要是|那如果|如果(?:是)?|要是|假如|换成|换做|还有|然后|所以|但是?|不过)/;
const ENDING = /(?:呢|也(?:是)?(?:一样|这样|可以|行|要|算)(?:吗|么|的吗)?|一样吗|也是吗|同样吗|的话|的时候)$/;
const POINTING = /^(?:这个|这种|这样|该|它|上面|上述|刚才|刚刚|以上|前面)/;
const BARE =
  /^(?:要|需要|得|具体|大概|一般|怎么(?:办理?|处理|操作|做|填|报|算|弄|交|缴|申请)|如何(?:办理?|处理|操作|填|报|算)|去?(?:哪里|哪儿|哪)(?:办理?|交|缴|填|申请|看|查)?|在(?:哪里|哪儿|哪)|多久|多长时间|几天|什么时候|多少钱?|几个点|什么(?:材料|资料|条件|手续|期限|时候)|有(?:什么)?(?:期限|时间限制|要求|条件|罚款|依据)|为什么|依据是什么|哪个文件)/;
const LONGEST = 22;

/** Groups of words of which one takes the other's place in a question asked again. */
const EXCHANGED: readonly (readonly string[])[] = [
  ['增值税专用发票', '电子专票', '纸质专票', '数电票', '电子发票', '纸质发票', '专票', '普票'],
  ['小规模纳税人', '一般纳税人', '个体工商户', '个体户', '小规模', '个人', '公司', '企业', '合作社'],
  ['增值税', '个人所得税', '企业所得税', '个税', '印花税', '契税', '房产税', '车船税', '购置税', '附加税'],
  ['数电票', '电子专票', '纸质专票'],
  ['丢失', '丢了', '开错了', '开错', '作废', '红冲'],
  ['按月', '按季'],
  ['住房', '商铺', '门面', '厂房', '办公楼'],
];

/**
 * Does a message only make sense after another one? Short, and begins or ends as a follow-up does, or asks without saying about
 * what.
 */
export function followsUp(text: string): boolean {
  const clean = withoutPoliteness(fold(text)).replace(/[?!。,\s]+$/g, '');
  if (clean.length > LONGEST) return false;
  return OPENING.test(clean) || ENDING.test(clean) || POINTING.test(clean) || (clean.length <= 12 && BARE.test(clean));
}

/**
 * The follow-up as a question of its own: a word that takes another's place is put into the question before (专票… 那普票呢 →
 * 普票…), anything else is asked together with it.
 */
export function completed(text: string, previous: Turn): string {
  const clean = withoutPoliteness(fold(text)).replace(/[?!。,\s]+$/g, '');
  const before = fold(previous.text);
  const core = clean.replace(OPENING, '').replace(ENDING, '').replace(ENDING, '').replace(/的$/, '').trim();
  for (const group of EXCHANGED) {
    const now = longest(group, core);
    const then = longest(group, before);
    if (now === '' || then === '' || now === then || core.length > now.length + 4) continue;
    return before.replaceAll(then, now);
  }
  return core === '' ? before : `${before} ${core}`;
}

const longest = (words: readonly string[], text: string): string =>
  words.filter((w) => text.includes(w)).sort((a, b) => b.length - a.length)[0] ?? '';
