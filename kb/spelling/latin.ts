import type { Language } from './language.ts';
import { readingsOf } from './readings.ts';

const LATIN = /[a-z]+(?:[ '][a-z]+)*/g;
const LONGEST = 6;
// A text this long is not read by sound: it would take too long, and nobody writes so.
const MOST_LETTERS = 120;
// A Latin word counts as much as characters that often follow each other.
const LATIN_WORD = -2;
// Fewer words could be pinyin by chance: can you.
const FEWEST_SOUNDS = 3;
// Weight of a pair that the base does not have, against its second character alone.
const UNSEEN = 0.02;

/** The likeliest way to a place: the last thing read, and what came before it. */
interface Path {
  score: number;
  token: string;
  before: Path | null;
}

/**
 * Reads pinyin as the base writes: shudianpiao zenme hongchong → 数电票怎么红冲. The likeliest characters, by which follow which in the
 * base's wordings (Viterbi). Words that are no pinyin (ukey, invoice) stay.
 * @param known `isWord`: is this Latin word one that people write as it is? `isEnglish`: then the message is no pinyin, unless all of it is.
 */
export function createLatin(
  language: Language,
  { isWord, isEnglish }: { isWord(word: string): boolean; isEnglish(word: string): boolean },
): (text: string) => string {
  let bySyllable: Map<string, string[]> | null = null;
  function syllables(): Map<string, string[]> {
    if (bySyllable) return bySyllable;
    bySyllable = new Map();
    for (const character of language.characters())
      for (const reading of readingsOf(character))
        bySyllable.set(reading, [...(bySyllable.get(reading) ?? []), character]);
    return bySyllable;
  }

  function follows(before: string, token: string): number {
    if (token.length > 1) return LATIN_WORD;
    const alone = Math.log(language.count(token) + 1);
    if (before === '' || before.length > 1) return alone / 2;
    return Math.log((language.together(before, token) + UNSEEN * alone) / (language.count(before) + 1));
  }

  /** The ways over one word of letters, from the ways to its beginning. */
  function over(word: string, begin: Path[]): Path[] {
    const at: Path[][] = Array.from({ length: word.length + 1 }, () => []);
    at[0] = begin;
    for (let i = 0; i < word.length; i++) {
      const from = at[i] as Path[];
      for (let end = i + 1; from.length > 0 && end <= Math.min(word.length, i + LONGEST); end++) {
        const part = word.slice(i, end);
        const tokens = part.length > 2 && isWord(part) ? [part] : (syllables().get(part) ?? []);
        for (const token of tokens) {
          let best: Path | null = null;
          for (const before of from) {
            const score = before.score + follows(before.token, token);
            if (!best || score > best.score) best = { score, token, before };
          }
          if (best) (at[end] as Path[]).push(best);
        }
      }
    }
    return at[word.length] as Path[];
  }

  /** Are these words pinyin throughout, even if some look English too (fapiao diu le zenme ban)? */
  const allSounds = (words: readonly string[]): boolean =>
    words.length >= FEWEST_SOUNDS &&
    words.every((word) => word.length > 1 && over(word, [{ score: 0, token: '', before: null }]).length > 0);

  /** The likeliest reading after a character; what is no pinyin stays as it is. */
  function read(words: readonly string[], after: string): string {
    if (words.some(isEnglish) && !allSounds(words)) return words.join(' ');
    let paths: Path[] = [{ score: 0, token: after, before: null }];
    let foreign = false;
    for (const word of words) {
      const found = isWord(word) || word.length === 1 ? [] : over(word, paths);
      if (found.length === 0) {
        foreign ||= !isWord(word) && word.length > 2;
        const best = paths.reduce((a, b) => (b.score > a.score ? b : a));
        paths = [{ score: best.score + LATIN_WORD, token: word, before: best }];
      } else paths = found;
    }
    // One word that is none makes the others doubtful: can i deduct is no pinyin.
    if (foreign) return words.join(' ');
    let result = '';
    let path: Path | null = paths.reduce((a, b) => (b.score > a.score ? b : a));
    for (; path?.before; path = path.before)
      result = (/^[a-z]/.test(path.token) ? ` ${path.token} ` : path.token) + result;
    return result.trim();
  }

  return (text) => {
    const letters = text.match(/[a-z]/g)?.length ?? 0;
    if (letters < 2 || letters > MOST_LETTERS) return text;
    return text.replace(LATIN, (run, start: number) => {
      const before = text.charAt(start - 1);
      return read(run.split(/[ ']/), /[\u4e00-\u9fff]/.test(before) ? before : '');
    });
  };
}
