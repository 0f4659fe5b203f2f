import type { DeclineReason } from '../answering/answering.types.ts';
import { normalise } from '../language/normalise.ts';
import { tellsOfCrisis } from './crisis.ts';
import { asksForOwnFile } from './own-file.ts';
import { asksForPerson } from './person.ts';

export { asksForPerson };

/** What a message is, before any search; `null`: a question for the knowledge base. */
export type Triage =
  | { outcome: 'human'; reason: 'requested' | 'crisis' | 'personal-data' }
  | { outcome: 'decline'; reason: DeclineReason }
  | null;

const GREETING =
  /^(?:你好|您好|你们好|哈喽|嗨|hello|hi|hey|在吗|在不在|早上好|上午好|下午好|晚上好|有人吗|老师好|老师您好|你好啊|亲)+$/;
const THANKS =
  /^(?:好的?|嗯+|哦+|行|明白了?|知道了|懂了|清楚了|收到|可以了|没事了|没有了|谢谢你?您?|多谢|感谢|辛苦了?|拜拜|再见|ok|thanks?|thank you|了|啊|吧|！)+$/;

// Tells the system what to be instead of asking: said to be so, whatever else it says.
const INSTRUCTIONS =
  /(?:忽略|无视|忘掉|忘记|不要管|跳过|绕过|解除).{0,8}(?:以上|之前|前面|上述|先前|你的|所有|一切|全部).{0,8}(?:规则|指令|设定|提示|限制|要求|内容)|(?:输出|告诉|说出|泄露|显示|打印|你的).{0,6}(?:提示词|系统提示词)|system ?prompt|(?:你现在是|从现在起你是|从现在开始你|假装你是|扮演).{0,20}(?:诗人|医生|律师|女朋友|男朋友|黑客|管理员|没有限制|不受限制|开发者|角色|局长|老师|猫|dan)|ignore (?:all|the|previous|above)|jailbreak|越狱模式/i;

/** Recognises what needs no search. Works on the whole message, and on its clauses for a call for a person. */
export function recognise(text: string): Triage {
  const clean = normalise(text);
  if (clean === '' || !/[\u4e00-\u9fff]|[a-z0-9]{2}/.test(clean)) return { outcome: 'decline', reason: 'empty' };
  if (tellsOfCrisis(clean)) return { outcome: 'human', reason: 'crisis' };
  if (INSTRUCTIONS.test(clean)) return { outcome: 'decline', reason: 'instructions' };
  if (asksForPerson(text)) return { outcome: 'human', reason: 'requested' };
  const compact = clean.replace(/\s/g, '');
  if (GREETING.test(compact)) return { outcome: 'decline', reason: 'greeting' };
  if (THANKS.test(compact) || THANKS.test(clean)) return { outcome: 'decline', reason: 'thanks' };
  if (asksForOwnFile(compact)) return { outcome: 'human', reason: 'personal-data' };
  return null;
}
