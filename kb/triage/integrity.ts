// What is only wished or feared: 别让他知道是我举报的.
const WISHED = /(?:别|不要|不能|勿|千万|怕|担心|希望|会不会|请|防止|保密)[^，。,.；;!！?？]*/g;
// An informant whose name came out.
const INFORMANT =
  /泄露(?:了)?(?:我|举报|的)|透露(?:了)?(?:我|举报|的)|(?:捅|漏|传)(?:了)?出去|举报.{0,24}(?:知道(?:了)?是(?:我|谁|俺)|(?:怎么|咋)知道|找上门|名字给|信.{0,6}(?:给|转给|到)了?.{0,6}(?:被举报|老板))|告诉了?(?:被举报|老板|店家|商家).{0,6}(?:是我|谁举报)|(?:把|将)(?:我|俺)(?:的)?(?:名字|姓名|电话|信息).{0,4}(?:说|告诉|给|透)|(?:堵|找).{0,4}(?:我|俺)?家?门口/;
// Taking, asking for or hinting at favours; knowing or warning the one who is reported; giving an informant away.
const INTEGRITY = [
  /吃请|请吃饭|吃拿卡要|索要|索贿|受贿|行贿|红包|好处费|回扣|以权谋私|暗示.{0,8}(?:代理|送|表示)|(?:不|没)(?:给钱|送礼|表示).{0,8}不(?:给)?办/,
  /收(?:了|过)?.{0,6}(?:钱|礼|购物卡|卡|烟|酒)(?!.{0,4}(?:发票|税))/,
  /打(?:过|了)?招呼|通风报信|(?:报|递)信|漏(?:了)?(?:风|消息)|内鬼|(?:一起|同桌).{0,4}(?:吃饭|喝酒)/,
  INFORMANT,
];

/** Is a complaint about corruption or about an informant's data being given away? Those go to a named person, not to the common queue. */
export const touchesIntegrity = (text: string): boolean => INTEGRITY.some((pattern) => pattern.test(text));

/** Does a message say that the one who reported became known? */
export const informantKnown = (text: string): boolean => INFORMANT.test(text.replace(WISHED, ''));
