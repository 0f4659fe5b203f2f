import type { DeclineReason } from '../answering/answering.types.ts';
import { normalise } from '../language/normalise.ts';

/** What a message is, before any search; `null`: a question for the knowledge base. */
export type Triage =
  | { outcome: 'human'; reason: 'requested' | 'personal-data' }
  | { outcome: 'decline'; reason: DeclineReason }
  | null;

const POLITE =
  '(?:请|麻烦|帮忙?|快|赶紧|直接|给我|帮我|我要|我想|我想要|想|要|需要|可以|能不能|能否|可不可以|还是|那就|算了|你好|您好|不行|好的|嗯)*';
const TAIL =
  '(?:一下|吧|呗|啊|呢|吗|嘛|了|谢谢|可以吗|行吗|行不行|好吗|在吗|服务|客服|坐席|座席|咨询|接听|处理|回答|解答|帮我|急)*';
const PERSON = '(?:人工|真人|活人|客服|坐席|座席|人工客服|人工坐席|人工座席|工作人员|客服人员|专员|税务人员)';

// Whole messages or clauses only: "这个是人工审核吗" has the words and means something else.
const CALLS = [
  new RegExp(
    `^${POLITE}(?:转|转接|转到|接|接入|接通|换|换成|换个|找|联系|呼叫|叫|切换|切换到|进入)?(?:一?[个位名])?${PERSON}${TAIL}$`,
  ),
  new RegExp(
    `^${POLITE}(?:转|转接|接|接通|换|找|叫)(?:一?[个位名])?(?:人|真人|活人)(?:来|工)?(?:说|聊|讲|问|谈|回答|解答|处理)?${TAIL}$`,
  ),
  new RegExp(`^${POLITE}(?:和|跟|同|与)(?:一?[个位名])?(?:${PERSON}|人)(?:说话?|聊聊?|讲|谈|沟通|对话|通话)${TAIL}$`),
  /^(?:有没有|有|还有)(?:真人|活人|人|人工|人工客服|工作人员|客服)(?:在|在线|啊|吗|呢|没|服务)*$/,
  /^(?:我)?(?:不要|不想|别|不跟|不和)(?:跟|和|用|要)?(?:你|机器人|智能客服|机器)(?:聊|说|回答|答|对话)?(?:了|啊|吧)?$/,
  /^(?:你)?(?:是|不是)?(?:机器人|真人)(?:还是)?(?:真人|机器人)?(?:吗|吧)?(?:我要|我想)?(?:转|找)?人工$/,
  /^(?:我要|要|找|转)(?:人)$/,
  /^(?:zhuan ?)?ren ?gong(?: ?ke ?fu)?$/,
  /^z ?rg$/,
];

const GREETING =
  /^(?:你好|您好|你们好|哈喽|嗨|hello|hi|hey|在吗|在不在|早上好|上午好|下午好|晚上好|有人吗|老师好|老师您好|你好啊|亲)+$/;
const THANKS =
  /^(?:好的?|嗯+|哦+|行|明白了?|知道了|懂了|清楚了|收到|可以了|没事了|没有了|谢谢你?您?|多谢|感谢|辛苦了?|拜拜|再见|ok|thanks?|thank you|了|啊|吧|！)+$/;

// "my own" file, and a wish to have it looked up or its progress told.
const LOOK_UP =
  /(?:帮我?|给我|替我|麻烦).{0,4}(?:查|看|核实|核对|调).{0,14}(?:我|本人|公司|单位|企业|店|他|她|户|税号|名下)/;
const OWN_STATE =
  /(?:我|我们|我家|俺|俺们|本人|我公司|我们公司|我单位|我店)(?:的|现在|目前|还|到底|一共|总共|上个月|今年|去年)*(?:欠了?多少|有没有欠|欠不欠|是不是欠|交了多少|缴了多少|要退多少|能退多少钱|有多少(?:留抵|欠税|余额)|信用(?:等级)?是(?:几|什么|多少)|纳税信用(?:等级)?是(?:几|什么|多少)|剩多少(?:额度|份))/;
const PROGRESS =
  /(?:我|我们|我家|俺|本人|我公司|我们公司)(?:的|提交的|申请的|上周|上个月|昨天|申请)*.{0,10}(?:退税|退款|申请|工单|审批|举报|投诉|注销|变更).{0,8}(?:到哪|到哪一步|进度|啥情况|什么情况|什么时候到账|咋还没到|怎么还没到|怎么还没有|为什么还没|审核(?:通过)?了?没)/;

/** Recognises what needs no search. Works on the whole message, and on its clauses for a call for a person. */
export function triage(text: string): Triage {
  const clean = normalise(text);
  if (clean === '' || !/[\u4e00-\u9fff]{2}|[a-z0-9]{2}|[\u4e00-\u9fff]/.test(clean))
    return { outcome: 'decline', reason: 'empty' };
  if (asksForPerson(text)) return { outcome: 'human', reason: 'requested' };
  const compact = clean.replace(/\s/g, '');
  if (GREETING.test(compact)) return { outcome: 'decline', reason: 'greeting' };
  if (THANKS.test(compact) || THANKS.test(clean)) return { outcome: 'decline', reason: 'thanks' };
  if (LOOK_UP.test(compact) || OWN_STATE.test(compact) || PROGRESS.test(compact))
    return { outcome: 'human', reason: 'personal-data' };
  return null;
}

/** Is this a call for a person, as the whole message or as a clause of it? */
export function asksForPerson(text: string): boolean {
  const clauses = text
    .split(/[，,。.！!？?；;、\n~～…]+/)
    .map((clause) => normalise(clause))
    .filter((clause) => clause !== '');
  return [normalise(text), ...clauses].some((clause) => {
    const compact = clause.replace(/\s/g, '');
    return CALLS.some((call) => call.test(compact) || call.test(clause));
  });
}
