import { fold } from './normalise.ts';

// What people put around a question. Taken off clause by clause; what could be part of the question (老师的课时费, 咨询费) stays.

const GREETING =
  '(?:(?:老师|亲|同志|大家|各位|你们|税务局)?(?:你好|您好|好啊|大家好)|老师好|(?:早上|上午|中午|下午|晚上)好|hello|hi)';
const OPENING =
  '(?:请问|请教|(?:我|俺|咱)?(?:就)?(?:是)?(?:想要?|需要|要)(?:请问|请教|咨询|了解|问)(?:您|你)?(?!费)|咨询(?=一下|下)|问(?=一下|下)|麻烦(?:您|你)|麻烦(?=问|一下|下)|打扰了?)(?:一下|下|一个问题|个问题|个事儿?|您|你|大家)?';
const VOCATIVE = '(?:老师|亲|同志|客服|各位老师|税务老师)';
const CLOSING =
  '(?:(?:非常|十分|万分|太)?(?:谢谢|感谢|多谢)(?:您|你|老师|了|啦|啊|大家)*|辛苦了?|麻烦(?:您|你)?了|拜托了?|在线等|很?急+|等回复|求(?:解答|回复|告知|指教)|请(?:回复|解答|指教|告知)|望(?:回复|解答|告知))';
const WHOLE = new RegExp(
  `^(?:${GREETING}|${OPENING}|${VOCATIVE}|${CLOSING}|在吗|在不在|有人吗|有个问题|嗯+|哦+|那个|好的?|啊|呀|呢)+$`,
);
const LEAD = new RegExp(`^(?:(?:${VOCATIVE})?${GREETING}${VOCATIVE}?|${VOCATIVE}?${OPENING}${VOCATIVE}?(?=.))+`);
const TAIL = new RegExp(`(?:${CLOSING})+$`);

// A comma between digits belongs to an amount, a colon to a time.
const CLAUSE_END = /(?:(?<!\d)[,.:]|[,.:](?!\d)|[。!?;、~…\s])+/;

/** Is there nothing but greetings, politeness and fillers? */
export const onlyPoliteness = (text: string): boolean =>
  fold(text)
    .split(CLAUSE_END)
    .every((clause) => clause === '' || WHOLE.test(clause));

/** A message without greetings, politeness and fillers. A message of nothing else stays as it is. */
export function withoutPoliteness(text: string): string {
  const kept: string[] = [];
  for (const clause of fold(text).split(CLAUSE_END)) {
    if (clause === '' || WHOLE.test(clause)) continue;
    const core = clause.replace(LEAD, '').replace(TAIL, '');
    if (core !== '') kept.push(core);
  }
  return kept.length === 0 ? text : kept.join(' ');
}
