import { isCreditCode, isIdentityCard, passesLuhn } from './identifiers.ts';

/** What a run of digits and letters is, when it is personal; `null` for everything that must stay. */
type Finding = '身份证号' | '手机号' | '银行卡号' | '纳税人识别号' | '邮箱' | '座机号';

const EMAIL = /[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,3}/g;
const LANDLINE = /(?<!\d)0\d{2,3}[-\s]\d{7,8}(?!\d)/g;
// Digits and capital letters, with single spaces or dashes between groups as people copy them.
const RUN =
  /(?<![A-Za-z0-9])[0-9A-Za-z](?:[0-9A-Za-z]|[ -](?=[0-9]{3,4}(?![0-9])|[0-9]{3,4}[ -]|[0-9]{4,})){9,27}(?![A-Za-z0-9])/g;
// A number introduced as one of these is a document's, not a person's.
const PUBLIC =
  /(?:发票号码?|发票代码|票号|商品编码|税收编码|分类编码|海关编码|hs|gb\/?t?|文号|编号为?)[^0-9A-Za-z]{0,4}$/i;

function identify(run: string, before: string): Finding | null {
  const compact = run.replace(/[ -]/g, '');
  if (/^(?:86)?1[3-9]\d{9}$/.test(compact)) return '手机号';
  if (isIdentityCard(compact)) return '身份证号';
  if (isCreditCode(compact) && !/^\d{18}$/.test(compact)) return '纳税人识别号';
  if (PUBLIC.test(before)) return null;
  if (/^\d{18}$/.test(compact) && isCreditCode(compact)) return '纳税人识别号';
  if (/^\d{15}$/.test(compact) && /(?:税号|识别号|身份证)[^0-9]{0,6}$/.test(before)) return '纳税人识别号';
  // 20 digits: a digital invoice's number. 19 digits: a card if it has a card's beginning and check digit, else a goods code.
  if (
    /^(?:62|4\d|5[1-5]|3[47])\d+$/.test(compact) &&
    compact.length >= 15 &&
    compact.length <= 19 &&
    passesLuhn(compact)
  ) {
    return '银行卡号';
  }
  return null;
}

function replaceAll(text: string, show: (kind: Finding, value: string) => string): string {
  return text
    .replace(EMAIL, (value) => show('邮箱', value))
    .replace(LANDLINE, (value) => show('座机号', value))
    .replace(RUN, (value, at: number, whole: string) => {
      const kind = identify(value, whole.slice(Math.max(0, at - 12), at));
      return kind === null ? value : show(kind, value);
    });
}

/**
 * A text with personal data masked for logs and lists: ID card, mobile and landline phone, bank card, taxpayer number, e-mail. Document
 * numbers, standard numbers, invoice numbers, goods codes, amounts and dates stay. Idempotent.
 */
export const maskPersonalData = (text: string): string => replaceAll(text, (kind) => `[${kind}]`);

/** The same data taken out altogether, for search. */
export const withoutPersonalData = (text: string): string => replaceAll(text, () => ' ');
