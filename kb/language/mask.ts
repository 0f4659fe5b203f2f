import { isCreditCode, isIdentityCard, passesLuhn } from './identifiers.ts';

type Finding = '身份证号' | '手机号' | '银行卡号' | '纳税人识别号' | '邮箱' | '座机号';

interface Span {
  start: number;
  end: number;
  kind: Finding;
}

const EMAIL = /[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,3}/g;
const MOBILE = /(?<!\d)(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)/g;
const LANDLINE = /(?<!\d)0\d{2,3}[-\s]\d{7,8}(?!\d)/g;
// Digits and letters, with single spaces or dashes between groups as people copy them.
const RUN =
  /(?<![A-Za-z0-9])[0-9A-Za-z](?:[0-9A-Za-z]|[ -](?=[0-9]{3,4}(?![0-9])|[0-9]{3,4}[ -]|[0-9]{4,})){9,27}(?![A-Za-z0-9])/g;
// A number introduced as one of these is a document's, not a person's.
const PUBLIC =
  /(?:发票号码?|发票代码|票号|商品编码|税收编码|分类编码|海关编码|hs|gb\/?t?|文号|编号为?)[^0-9A-Za-z]{0,4}$/i;
// Beginnings and lengths of cards: UnionPay, Visa, Mastercard, American Express. A 19-digit goods code begins otherwise.
const CARD = /^(?:62\d{14,17}|4\d{15}|5[1-5]\d{14}|3[47]\d{13})$/;
const LOOK_BACK = 12;

/** What a run of digits and letters is, when it is personal; `null` for everything that must stay. */
function identify(run: string, before: string): Finding | null {
  const compact = run.replace(/[ -]/g, '');
  if (/^(?:86)?1[3-9]\d{9}$/.test(compact)) return '手机号';
  if (isIdentityCard(compact)) return '身份证号';
  if (isCreditCode(compact) && !/^\d{18}$/.test(compact)) return '纳税人识别号';
  if (PUBLIC.test(before)) return null;
  if (isCreditCode(compact)) return '纳税人识别号';
  if (/^\d{15}$/.test(compact) && /(?:税号|识别号|身份证)[^0-9]{0,6}$/.test(before)) return '纳税人识别号';
  return CARD.test(compact) && passesLuhn(compact) ? '银行卡号' : null;
}

/** Full-width letters, digits and signs in half width, unit for unit, so that places in the text stay what they are. */
const halfWidth = (text: string): string =>
  text.replace(/[\uff01-\uff5e\u3000]/g, (sign) =>
    sign === '\u3000' ? ' ' : String.fromCharCode(sign.charCodeAt(0) - 0xfee0),
  );

function findPersonalData(text: string): Span[] {
  const folded = halfWidth(text);
  const spans: Span[] = [];
  const add = (start: number, length: number, kind: Finding) => {
    const end = start + length;
    if (spans.every((s) => end <= s.start || s.end <= start)) spans.push({ start, end, kind });
  };
  for (const { 0: value, index } of folded.matchAll(EMAIL)) add(index, value.length, '邮箱');
  for (const { 0: value, index } of folded.matchAll(RUN)) {
    const kind = identify(value, folded.slice(Math.max(0, index - LOOK_BACK), index));
    if (kind) add(index, value.length, kind);
  }
  for (const { 0: value, index } of folded.matchAll(LANDLINE)) add(index, value.length, '座机号');
  for (const { 0: value, index } of folded.matchAll(MOBILE)) add(index, value.length, '手机号');
  return spans.sort((a, b) => a.start - b.start);
}

function replaceAll(text: string, show: (kind: Finding) => string): string {
  let result = '';
  let at = 0;
  for (const { start, end, kind } of findPersonalData(text)) {
    result += text.slice(at, start) + show(kind);
    at = end;
  }
  return result + text.slice(at);
}

/**
 * A text with personal data masked for logs and lists: ID card, mobile and landline phone, bank card, taxpayer number, e-mail, in
 * full or half width. Document numbers, standard numbers, invoice numbers, goods codes, amounts and dates stay. Idempotent.
 */
export const maskPersonalData = (text: string): string => replaceAll(text, (kind) => `[${kind}]`);

/** The same data taken out altogether, for search. */
export const withoutPersonalData = (text: string): string => replaceAll(text, () => ' ');
