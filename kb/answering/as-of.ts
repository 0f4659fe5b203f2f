import { replaceDocumentNumbers } from '../language/document-numbers.ts';
import { yearsInFigures } from '../language/numerals.ts';
import { addDays, type Day, dayInYear, endOf, shiftMonth } from './days.ts';

/** A time named in a question: the day it stands for and the words right after it. */
interface Mention {
  day: Day;
  /** The last day before it, for 以前. */
  before: Day;
  after: string;
  /** A year alone, without a month. */
  wide: boolean;
}

// Two points in time in one question: what is asked is today's rule.
const NOW = /现在|目前|如今|眼下|当前|今天|这个月|本月|这个季度|本季度|还能|还有效|还管用/;
// What happened then, while the rule asked for is that of what is done with it today.
const ACQUIRED = /^.{0,4}?(?:取得|买|购|建|盖|签|成立|注册|开工|入职|登记|继承|拿到|竣工|办)[^，,。？?！!]{0,3}的/;
const DONE_LATER = /卖|出租|转让|出售|过户|赠|处置|报废|租给|外租|注销|还没|还要|租出/;
const RETURN_OF_A_YEAR = /^度?[^，,。？?！!]{0,6}(?:汇算|汇缴|年报|年度申报|清缴)/;
const BEFORE = /^(?:年?底|末|初)?(?:以前|之前|前)(.*)$/s;
const AFTER = /^(?:年?底|末|初)?(?:起|开始|以后|之后|后)/;
const POSSESSED = /^(?:的|取得|买|购|建|盖|签|成立|注册|老|旧|开工|投入|拿)/;

/**
 * The day that a question is about: 2021年3月, 2021.3, 二〇二一年, 去年, 上个月, 昨天, 明年 …, relative to `asOf`; otherwise `asOf`. A year alone means
 * its middle, a month its 15th, so that a rule changed at New Year is asked on the right side. Times that only describe a thing
 * (2016年前的房子, 2023年买的房子现在卖) and the year of a return (2025年度汇算) do not move it.
 * @param asOf Asia/Shanghai day, `YYYY-MM-DD`
 */
export function dayAskedFor(text: string, asOf: Day): Day {
  const folded = replaceDocumentNumbers(yearsInFigures(text.normalize('NFKC')), () => ' ');
  if (NOW.test(folded)) return asOf;
  const mentions = [...absolute(folded), ...relative(folded, asOf), ...filing(folded, asOf)].sort(
    (a, b) => b.after.length - a.after.length,
  );
  // "2025年的优惠2026年…": the current year by itself is now.
  const present = (m: Mention) => m.wide && m.day.slice(0, 4) === asOf.slice(0, 4) && !BEFORE.test(m.after);
  if (mentions.some(present)) return asOf;
  for (const mention of mentions) {
    const day = meant(mention, asOf, folded);
    if (day !== null) return day;
  }
  return asOf;
}

/** The day that a mention asks for; `null` when it describes something else. */
function meant({ day, before, after }: Mention, asOf: Day, text: string): Day | null {
  if (RETURN_OF_A_YEAR.test(after)) return null;
  const earlier = BEFORE.exec(after);
  if (earlier) return POSSESSED.test(earlier[1] ?? '') ? null : /^年?底|^末/.test(after) ? endOf(day) : before;
  if (AFTER.test(after)) return day > asOf ? day : null;
  if (ACQUIRED.test(after) && DONE_LATER.test(text)) return null;
  return day;
}

const YEAR = String.raw`(?<![\d第.])((?:19|20)\d{2})`;
const MONTH_AND_DAY = String.raw`(?:\s*(\d{1,2})\s*月(?:份)?(?:\s*(\d{1,2})\s*[日号])?)?`;
const ABSOLUTE = [
  new RegExp(String.raw`${YEAR}\s*年${MONTH_AND_DAY}`, 'g'),
  new RegExp(String.raw`${YEAR}\s*[./-]\s*(0?[1-9]|1[0-2])(?:\s*[./-]\s*(\d{1,2}))?(?![\d.%]|\s*[万元块号])`, 'g'),
  /(?<![\d第.])(\d{2})\s*年\s*(\d{1,2})\s*月(?:份)?(?:\s*(\d{1,2})\s*[日号])?/g,
];

function* absolute(text: string): Generator<Mention> {
  for (const pattern of ABSOLUTE) {
    for (const found of text.matchAll(pattern)) {
      const [whole, year = '', month, day] = found;
      yield mention(Number(year) + (year.length === 2 ? 2000 : 0), month, day, text.slice(found.index + whole.length));
    }
  }
}

const YEARS = new Map([
  ['大前年', -3],
  ['前年', -2],
  ['去年', -1],
  ['上年', -1],
  ['上一年', -1],
  ['今年', 0],
  ['本年', 0],
  ['明年', 1],
  ['来年', 1],
  ['后年', 2],
]);
const DAYS = new Map([
  ['大前天', -3],
  ['前天', -2],
  ['昨天', -1],
  ['昨日', -1],
  ['明天', 1],
  ['后天', 2],
]);
// 以前年度 and 以后年度 are no years.
const RELATIVE_YEAR = new RegExp(`(?<!以)(${[...YEARS.keys()].join('|')})${MONTH_AND_DAY}`, 'g');
const RELATIVE_DAY = new RegExp([...DAYS.keys()].join('|'), 'g');
const RELATIVE_MONTH = /(?:(上上|上|下)个?月)(?:\s*(\d{1,2})\s*[日号])?/g;

function* relative(text: string, asOf: Day): Generator<Mention> {
  for (const found of text.matchAll(RELATIVE_YEAR)) {
    const [whole, word = '', month, day] = found;
    yield mention(
      Number(asOf.slice(0, 4)) + (YEARS.get(word) ?? 0),
      month,
      day,
      text.slice(found.index + whole.length),
    );
  }
  for (const found of text.matchAll(RELATIVE_MONTH)) {
    const month = shiftMonth(asOf, { 上上: -2, 上: -1, 下: 1 }[found[1] ?? ''] ?? 0);
    yield mention(month.year, String(month.month), found[2], text.slice(found.index + found[0].length));
  }
  for (const found of text.matchAll(RELATIVE_DAY)) {
    const day = addDays(asOf, DAYS.get(found[0]) ?? 0);
    yield { day, before: addDays(day, -1), after: text.slice(found.index + found[0].length), wide: false };
  }
}

// A month without a year, when what is asked is its filing: 12月报税到几号.
const FILING_MONTH =
  /(?<![年\d./-])(\d{1,2}|十[一二]?|[一二三四五六七八九])月份?的?(?=报税|报到|申报|征期|征收期|纳税|截[止至]|最[晚迟]|到?几[号日])/g;
const MONTHS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];

function* filing(text: string, asOf: Day): Generator<Mention> {
  for (const found of text.matchAll(FILING_MONTH)) {
    const named = MONTHS.indexOf(found[1] ?? '') + 1;
    const month = named === 0 ? found[1] : String(named);
    yield mention(Number(asOf.slice(0, 4)), month, undefined, text.slice(found.index + found[0].length));
  }
}

function mention(year: number, month: string | undefined, day: string | undefined, after: string): Mention {
  const first = dayInYear(year, Number(month ?? 1), Number(day ?? 1));
  return {
    day: month === undefined ? `${year}-06-30` : dayInYear(year, Number(month), Number(day ?? 15)),
    before: addDays(first, -1),
    after,
    wide: month === undefined,
  };
}
