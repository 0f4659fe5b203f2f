import type { DeclineReason } from '../answering/answering.types.ts';
import { normalise } from '../language/normalise.ts';
import { asksForPerson } from './person.ts';

export { asksForPerson };

/** What a message is, before any search; `null`: a question for the knowledge base. */
export type Triage =
  | { outcome: 'human'; reason: 'requested' | 'personal-data' }
  | { outcome: 'decline'; reason: DeclineReason }
  | null;

const GREETING =
  /^(?:你好|您好|你们好|哈喽|嗨|hello|hi|hey|在吗|在不在|早上好|上午好|下午好|晚上好|有人吗|老师好|老师您好|你好啊|亲)+$/;
const THANKS =
  /^(?:好的?|嗯+|哦+|行|明白了?|知道了|懂了|清楚了|收到|可以了|没事了|没有了|谢谢你?您?|多谢|感谢|辛苦了?|拜拜|再见|ok|thanks?|thank you|了|啊|吧|！)+$/;

// "my own" file, and a wish to have it looked up or its progress told.
const LOOK_UP =
  /(?:帮我?|给我|替我|麻烦|^我?想?要?(?=查)).{0,4}(?:查|看|核实|核对|调).{0,14}(?:我|本人|公司|单位|企业|店|他|她|户|税号|名下)/;
const OWN_STATE =
  /(?:我|我们|我家|俺|俺们|本人|我公司|我们公司|我单位|我店)(?:的|现在|目前|还|到底|一共|总共|上个月|今年|去年)*(?:欠了?多少|有没有欠|欠不欠|是不是欠|[交缴]了多少(?!.*[才能])|要退多少|能退多少|有多少(?:留抵|欠税|余额)|信用(?:等级)?是(?:几|什么|多少)|纳税信用(?:等级)?是(?:几|什么|多少)|剩多少(?:额度|份))/;
const PROGRESS =
  /(?:我|我们|我家|俺|本人|我公司|我们公司)(?:的|提交的|申请的|上周|上个月|昨天|申请)*.{0,10}(?:退税|退款|申请|工单|审批|举报|投诉|注销|变更).{0,8}(?:到哪|到哪一步|进度|啥情况|什么情况|什么时候到账|咋还没到|怎么还没到|怎么还没有|为什么还没|审核(?:通过)?了?没)|(?:我|俺|上周|那个).{0,14}(?:举报|投诉|申请).{0,14}(?:办到哪|查得[怎咋]|(?:进展|进度)(?:如何|怎么样|咋样)|告诉我结果)/;

// Tells the system what to be instead of asking: said to be so, whatever else it says.
const INSTRUCTIONS =
  /(?:忽略|无视|忘掉|忘记|不要管|跳过|绕过|解除).{0,8}(?:以上|之前|前面|上述|先前|你的|所有|一切|全部).{0,8}(?:规则|指令|设定|提示|限制|要求|内容)|(?:输出|告诉|说出|泄露|显示|打印|你的).{0,6}(?:提示词|系统提示词)|system ?prompt|(?:你现在是|从现在起你是|从现在开始你|假装你是|扮演).{0,20}(?:诗人|医生|律师|女朋友|男朋友|黑客|管理员|没有限制|不受限制|开发者|角色|局长|老师|猫|dan)|ignore (?:all|the|previous|above)|jailbreak|越狱模式/i;

/** Recognises what needs no search. Works on the whole message, and on its clauses for a call for a person. */
export function recognise(text: string): Triage {
  const clean = normalise(text);
  if (clean === '' || !/[\u4e00-\u9fff]|[a-z0-9]{2}/.test(clean)) return { outcome: 'decline', reason: 'empty' };
  if (INSTRUCTIONS.test(clean)) return { outcome: 'decline', reason: 'instructions' };
  if (asksForPerson(text)) return { outcome: 'human', reason: 'requested' };
  const compact = clean.replace(/\s/g, '');
  if (GREETING.test(compact)) return { outcome: 'decline', reason: 'greeting' };
  if (THANKS.test(compact) || THANKS.test(clean)) return { outcome: 'decline', reason: 'thanks' };
  if (LOOK_UP.test(compact) || OWN_STATE.test(compact) || PROGRESS.test(compact))
    return { outcome: 'human', reason: 'personal-data' };
  return null;
}
