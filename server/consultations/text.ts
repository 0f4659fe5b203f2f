import { textEmpty, textTooLong } from './consultations.errors.ts';

/** The longest message, in Unicode code points. */
export const MOST_CHARACTERS = 2000;

// C0 and C1 controls but tab and line feed; bidirectional overrides that can disguise a text; the byte-order mark.
// biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the point
const UNWANTED = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFEFF]/g;

/**
 * A text as it is stored: line ends as LF, control characters out, no white space around. HTML and Markdown stay as typed: they
 * are shown as text.
 * @throws TEXT_EMPTY, TEXT_TOO_LONG
 */
export function cleanText(text: string): string {
  const clean = text.replace(/\r\n?/g, '\n').toWellFormed().replace(UNWANTED, '').trim();
  if (clean === '') throw textEmpty();
  if ([...clean].length > MOST_CHARACTERS) throw textTooLong();
  return clean;
}
