/** Places whose local standards are not ours: provinces and well-known cities outside Henan. */
const ELSEWHERE =
  /北京|天津|上海|重庆|河北|山西|内蒙|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|湖北|湖南|广东|广西|海南|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆|香港|澳门|台湾|深圳|广州|杭州|南京|苏州|武汉|成都|西安|青岛|济南|厦门|宁波|大连|长沙|合肥|福州|沈阳|哈尔滨|昆明|石家庄|太原|南昌|贵阳|南宁|海口|兰州/;
const HERE = /河南|濮阳|台前|郑州|咱这|俺这|我们这|本地|本县/;
const SHORT = 26;

/** Does a short question ask about another place's rule (浙江的车船税多少钱)? In a longer one a place is mostly where it happened. */
export const asksAboutElsewhere = (text: string): boolean =>
  text.length <= SHORT && ELSEWHERE.test(text) && !HERE.test(text);
