import { Converter } from 'opencc-js/t2cn';
import { replaceDocumentNumbers } from './document-numbers.ts';
import { inFigures } from './numerals.ts';

const convert = Converter({ from: 't', to: 'cn' });
const [FIRST, LAST] = [0x3400, 0x9fff];
// Whether a character has another, simplified form, by its code; told once, since most texts have none and converting is slow.
let traditional: Uint8Array | null = null;

function simplify(text: string): string {
  traditional ??= Uint8Array.from({ length: LAST - FIRST + 1 }, (_, i) => {
    const character = String.fromCharCode(FIRST + i);
    return convert(character) === character ? 0 : 1;
  });
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    // Beyond the plane of one unit: left to the converter.
    if (code >= 0xd800 && code <= 0xdfff) return convert(text);
    if (code >= FIRST && code <= LAST && traditional[code - FIRST] === 1) return convert(text);
  }
  return text;
}

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
