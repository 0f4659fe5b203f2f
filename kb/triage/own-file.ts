// "my own" file, and a wish to have it looked up or its progress told.
const LOOK_UP =
  /(?:帮我?|给我|替我|麻烦|^我?想?要?(?=查)).{0,4}(?:查|看|核实|核对|调).{0,14}(?:我|本人|公司|单位|企业|店|他|她|户|税号|名下)/;
const OWN_STATE =
  /(?:我|我们|我家|俺|俺们|本人|我公司|我们公司|我单位|我店)(?:的|现在|目前|还|到底|一共|总共|上个月|今年|去年)*(?:欠了?多少|有没有欠|欠不欠|是不是欠|[交缴]了多少(?!.*[才能])|要退多少|能退多少|有多少(?:留抵|欠税|余额)|信用(?:等级)?是(?:几|什么|多少)|纳税信用(?:等级)?是(?:几|什么|多少)|剩多少(?:额度|份))/;
const PROGRESS =
  /(?:我|我们|我家|俺|本人|我公司|我们公司)(?:的|提交的|申请的|上周|上个月|昨天|申请)*.{0,10}(?:退税|退款|申请|工单|审批|举报|投诉|注销|变更).{0,8}(?:到哪|到哪一步|进度|啥情况|什么情况|什么时候到账|咋还没到|怎么还没到|怎么还没有|为什么还没|审核(?:通过)?了?没)|(?:我|俺|上周|那个).{0,14}(?:举报|投诉|申请).{0,14}(?:办到哪|查得[怎咋]|(?:进展|进度)(?:如何|怎么样|咋样)|告诉我结果)/;

/**
 * Does a message, without its spaces, seem to ask about someone's own file or the progress of a case? Some that only tell of their
 * file on the way to a question do too.
 */
export const asksForOwnFile = (compact: string): boolean =>
  LOOK_UP.test(compact) || OWN_STATE.test(compact) || PROGRESS.test(compact);
