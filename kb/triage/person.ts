import { normalise } from '../language/normalise.ts';

// A call for a person is a whole message or a whole clause, built from these parts and nothing else: 人工 alone calls, 人工费 does not.
const POLITE =
  '(?:恁|请|麻烦|帮忙?|快|赶紧|马上|直接|立即|给我|给俺|帮我|帮俺|替我|你|您|我要|我想|我想要|我需要|想|要|需要|可以|能不能|能否|能|可不可以|还是|那就|那|就|算了|你好|您好|不行|好的|嗯|让|俺要|俺想)*';
const WAY = '(?:转接到|转到|转接|转|接入|接通|接|换成|换|找|联系|呼叫|叫|喊|切换到|切换|进入|来|上)(?:一下|下)?(?:到)?';
const COUNT = '(?:一?[个位名])?';
const PERSON =
  '(?:人工(?:在线)?(?:客服|坐席|座席|服务台?|咨询|热线|接听)?|真人(?:客服|服务)?|活人|(?:在线)?客服(?:人员)?|坐席(?:人员)?|座席(?:人员)?|工作人员|专员|税务人员)';
const TALK = '(?:说说?话?|聊聊?|讲讲?|谈谈?|问问?|沟通|对话|通话|回答|解答|处理|接听|说清楚|解决|帮我?|看看|服务|咨询)';
const WITH_ME = '(?:(?:来)?(?:跟|和|给|帮|同|与|替|为)(?:我|俺|咱)?)?';
const TAIL = `(?:一下|吧|呗|啊|呀|哦|呢|吗|嘛|么|了|谢谢|可以吗|行吗|行不行|行不|好吗|好不好|在吗|在不在|在线吗?|来|急|${TALK})*`;

const CALLS = [
  `${POLITE}(?:(?:${WAY})?${COUNT}${PERSON}){1,5}${WITH_ME}${TAIL}`,
  `${POLITE}(?:转接|转|接通|接|换|找|叫|喊|派|来)${COUNT}(?:人|真人|活人)(?:来|工)?${WITH_ME}${TALK}?${TAIL}`,
  `${POLITE}(?:和|跟|同|与)${COUNT}(?:${PERSON}|人)${TALK}${TAIL}`,
  `(?:请问)?(?:${PERSON}|人工)(?:在哪里?|在哪儿|在哪|哪里|呢|去哪了?)`,
  `(?:有没有${COUNT}(?:${PERSON}|人)(?:在|在线|啊|吗|呢|服务)*|(?:有|还有)${COUNT}(?:${PERSON}|人)(?:在|在线|啊|吗|呢|没|服务)+)`,
  `(?:我|俺)?(?:不要|不想|别|不跟|不和|不愿意?)(?:再)?(?:跟|和|同|用|要|让)?(?:你|你们)?(?:这个)?(?:机器人|智能客服|机器|自动回复)(?:聊天?|说话?|回答|答|对话|回复)?(?:了|啊|吧)?`,
  `(?:你)?(?:是|不是)?(?:机器人|真人)(?:还是)?(?:真人|机器人)?(?:吗|吧)?(?:我要|我想)?(?:转|找)?人工`,
  '(?:我要|要|找|转)人',
  // 我要跟活人说话 · 恁能不能别自动回了，给俺找个人说 · 别发文章了叫个人来
  `${POLITE}(?:跟|和|同|与)?(?:个)?(?:活人|真人|大活人)${TALK}${TAIL}`,
  `${POLITE}(?:找|叫|换|派|来|安排)(?:个|一个|位)(?:人|活人|真人|明白人|管事的人?|懂的人?)(?:来|跟我|给我|给俺|和我)?${TALK}?${TAIL}`,
  '(?:zhuan)?rengong(?:kefu)?',
  'zrg',
].map((pattern) => new RegExp(`^(?:${pattern})$`));

// Whatever calls for a person names one.
const NAMES_ONE = /人|客服|坐席|座席|专员|机器|自动|rengong|zrg/;

/** Is this a call for a person, as the whole message or as a clause of it? */
export function asksForPerson(text: string): boolean {
  if (!NAMES_ONE.test(normalise(text).replace(/\s/g, ''))) return false;
  return [text, ...text.split(/[\s，,。.！!？?；;、~～…]+/)].some((clause) => {
    const compact = normalise(clause).replace(/\s/g, '');
    return compact !== '' && CALLS.some((call) => call.test(compact));
  });
}
