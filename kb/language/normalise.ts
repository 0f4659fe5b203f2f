import { Converter } from 'opencc-js/t2cn';
import { replaceDocumentNumbers } from './document-numbers.ts';
import { inFigures } from './numerals.ts';

const simplify = Converter({ from: 't', to: 'cn' });

/** NFKC, lower case, simplified characters. Punctuation is kept, in half width. */
export const fold = (text: string): string => simplify(text.toWellFormed().normalize('NFKC').toLowerCase());

/**
 * The searchable form of a text: NFKC, lower case, simplified characters, thousands commas out, amounts and rates in figures,
 * document numbers as one token (`doc2016x36`), everything but Han, a–z, 0–9, `.` and `%` as a space. Idempotent. The original stays
 * for display.
 */
export function normalise(text: string): string {
  const folded = simplify(text.toWellFormed().normalize('NFKC').toLowerCase()).replace(
    /(\d)[,，](?=\d{3}(?!\d))/g,
    '$1',
  );
  return replaceDocumentNumbers(inFigures(folded), (year, number) => ` doc${year}x${Number(number)} `)
    .replace(/[^\u4e00-\u9fffa-z0-9.%]+/g, ' ')
    .replace(/(?<![0-9])\.|\.(?![0-9])/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
