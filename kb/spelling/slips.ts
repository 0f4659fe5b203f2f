import { isHan } from '../language/interned.ts';
import type { Cut } from '../language/lexicon.ts';
import type { Language } from './language.ts';
import { blurred, blurredReadingsOf, readingsOf, readWord } from './readings.ts';

// No word goes over these marks: where nothing is odd between two of them, nothing is cut.
const CLAUSES = /[^\s，。？！；：、,?!;:]+/g;
const LONGEST = 8;
// From this many characters on, a word is told by sounds that are only alike (zh/z, -ng/-n), and inside other words.
const LONG = 4;
// Characters of everyday grammar stand next to any other; they are no slip.
const GRAMMAR = new Set(
  '的地得了着过不没无未别是有在到打从向往对和跟与或就才都也还又再很太最更先后上下里外前中去来要会能可想让叫给被把为因所以而且但若如说话问看听做用这那哪什么谁几多少个些每各某一二两三四五六七八九十百千万年月日我你他她它们俺咱您人家吗呢吧啊呀嘛吃大小好坏乙甲丙',
);

/** Words by their sounds, syllable by syllable. */
interface Sounds {
  next: Map<string, Sounds>;
  word?: string;
}

function soundsOf(words: Iterable<string>): Sounds {
  const root: Sounds = { next: new Map() };
  for (const word of words) {
    let place = root;
    for (const syllable of readWord(word).map(blurred)) {
      const next = place.next.get(syllable) ?? { next: new Map() };
      place.next.set(syllable, next);
      place = next;
    }
    place.word ??= word;
  }
  return root;
}

/**
 * Puts right what the input method got wrong: characters that sound like a word of the base where they make no sense (开飘 → 开票,
 * 电子水务局 → 电子税务局). What is a word of its own, or stands in the base as it is, stays.
 * @param words the words to listen for, the likelier of two that sound alike first
 */
export function createSlips(words: readonly string[], language: Language, cut: Cut): (text: string) => string {
  const root = soundsOf(words.filter((w) => w.length <= LONGEST && /^[\u4e00-\u9fff]{2,}$/.test(w)));
  function strange(text: string, i: number): boolean {
    const [first, second] = [text.charCodeAt(i - 1), text.charCodeAt(i)];
    return isHan(first) && isHan(second) && !language.seen(first, second);
  }

  /** The longest word that the characters from `start` sound like, when they are a slip. */
  function heard(text: string, start: number, edges: ReadonlySet<number>): string | null {
    let places = [root];
    let found: string | null = null;
    for (let end = start; end < text.length && places.length > 0; end++) {
      const syllables = blurredReadingsOf(text.charAt(end));
      places = places.flatMap((place) => syllables.flatMap((s) => place.next.get(s) ?? []));
      for (const { word } of places)
        if (word && edges.has(end + 1) && mistaken(text.slice(start, end + 1), word, start, edges)) found = word;
    }
    return found;
  }

  function mistaken(written: string, word: string, start: number, edges: ReadonlySet<number>): boolean {
    const characters = [...written];
    const wrong = characters.flatMap((c, i) => (c === word.charAt(i) ? [] : [i]));
    if (wrong.length === 0 || 2 * wrong.length > written.length) return false;
    if (wrong.some((i) => GRAMMAR.has(characters[i] as string) || GRAMMAR.has(word.charAt(i)))) return false;
    if (!characters.some((_, i) => i > 0 && strange(written, i))) return false;
    if (written.length >= LONG) return true;
    const syllables = readWord(word);
    if (wrong.some((i) => !readingsOf(characters[i] as string).includes(syllables[i] as string))) return false;
    // What the dictionary has as one word is meant as it stands.
    return characters.some((_, i) => i > 0 && edges.has(start + i));
  }

  return (text) => {
    const odd: number[] = [];
    for (let i = 1; i < text.length; i++) if (strange(text, i)) odd.push(i);
    if (odd.length === 0) return text;
    const edges = new Set<number>();
    for (const { 0: clause, index } of text.matchAll(CLAUSES)) {
      if (!odd.some((i) => i > index && i < index + clause.length)) continue;
      let edge = index;
      edges.add(edge);
      for (const word of cut(clause)) {
        edge += word.length;
        edges.add(edge);
      }
    }
    let result = '';
    for (let at = 0; at < text.length; ) {
      const near = odd.some((i) => i > at && i < at + LONGEST);
      const word = near && edges.has(at) ? heard(text, at, edges) : null;
      result += word ?? text.charAt(at);
      at += word?.length ?? 1;
    }
    return result;
  };
}
