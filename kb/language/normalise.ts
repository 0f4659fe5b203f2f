import { Converter } from 'opencc-js/t2cn';

const simplify = Converter({ from: 't', to: 'cn' });

// 财税〔2016〕36号, 国税发[2006]187号, 台税发(2020)27 号: issuer, year in any bracket, number.
const BRACKETED = /(?:[\u4e00-\u9fff]{2,8})?[〔[【（(]\s*(\d{4})\s*[〕\]】）)]\s*第?\s*(\d{1,4})\s*号文?/g;
// 公告2024年第11号, 2024年11号公告, 2024 年第 11 号.
const DATED = /(?:公告)?(\d{4})年第?\s*(\d{1,4})\s*号(?:公告|文)?/g;

/**
 * The searchable form of a text: NFKC, lower case, simplified characters, thousands commas out, document numbers as one token
 * (`doc2016x36`), everything but Han, a–z, 0–9, `.` and `%` as a space. Idempotent. The original stays for display.
 */
export function normalise(text: string): string {
  const folded = simplify(text.toWellFormed().normalize('NFKC').toLowerCase())
    .replace(/(\d)[,，](?=\d{3}(?!\d))/g, '$1')
    .replace(BRACKETED, ' doc$1x$2 ')
    .replace(DATED, ' doc$1x$2 ');
  return folded
    .replace(/[^\u4e00-\u9fffa-z0-9.%]+/g, ' ')
    .replace(/(?<![0-9])\.|\.(?![0-9])/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
