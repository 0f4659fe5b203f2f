const DIGITS = new Map([...'零一二三四五六七八九'].map((sign, value) => [sign, value]));
DIGITS.set('〇', 0).set('两', 2);
const UNITS = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
]);

/** The value of a Chinese number below ten thousand: 三十 → 30, 五百 → 500, 一百二十 → 120. */
function amountOf(text: string): number {
  let total = 0;
  let digit: number | undefined;
  for (const sign of text) {
    const unit = UNITS.get(sign);
    if (unit === undefined) digit = DIGITS.get(sign) ?? 0;
    else {
      total += (digit ?? 1) * unit;
      digit = undefined;
    }
  }
  return total + (digit ?? 0);
}

const NUMBER = '[一二两三四五六七八九十百千][零〇一二两三四五六七八九十百千]*';
const AMOUNT = new RegExp(`(?<![零〇一二两三四五六七八九十百千万几好])(${NUMBER})(?=万)`, 'g');
const PERCENT = new RegExp(`百分之(${NUMBER}|\\d+(?:\\.\\d+)?)`, 'g');
const POINTS = new RegExp(`(?<![第几\\d])(${NUMBER}|\\d+(?:\\.\\d+)?)个点`, 'g');

const arabic = (number: string): string => (/^\d/.test(number) ? number : String(amountOf(number)));

/** Amounts and rates in figures: 三十万 → 30万, 百分之三 and 3个点 → 3%. Other numerals are words and stay. */
export const inFigures = (text: string): string =>
  text
    .replace(AMOUNT, (_, number: string) => arabic(number))
    .replace(PERCENT, (_, number: string) => `${arabic(number)}%`)
    .replace(POINTS, (_, number: string) => `${arabic(number)}%`);

/** Years written in Han digits: 二〇二一年 → 2021年. */
export const yearsInFigures = (text: string): string =>
  text.replace(/[一二][零〇九][零〇一二三四五六七八九]{2}(?=年)/g, (year) =>
    [...year].map((sign) => DIGITS.get(sign)).join(''),
  );
