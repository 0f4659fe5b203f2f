import { pinyin } from 'pinyin-pro';

const HAN = /^[\u4e00-\u9fff]$/;

function remembered<T>(make: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    let value = known.get(key);
    if (value === undefined) {
      value = make(key);
      known.set(key, value);
    }
    return value;
  };
}

/** The readings of a Han character without tones, the most usual first, `v` for ü; none for anything else. */
export const readingsOf = remembered((character): readonly string[] => {
  if (!HAN.test(character)) return [];
  const readings = pinyin(character, { toneType: 'none', type: 'array', multiple: true, v: true });
  return [...new Set(readings)].filter((r) => /^[a-z]+$/.test(r));
});

/** The reading of each character of a word, chosen by the word (银行 yin hang). */
export const readWord = (word: string): string[] => pinyin(word, { toneType: 'none', type: 'array', v: true });

/** Syllables that are easily taken for each other come out alike: zh/z, ch/c, sh/s, -ng/-n. */
export const blurred = (syllable: string): string => syllable.replace(/^([zcs])h/, '$1').replace(/ng$/, 'n');

/** {@link readingsOf}, blurred. */
export const blurredReadingsOf = remembered((character): readonly string[] => [
  ...new Set(readingsOf(character).map(blurred)),
]);
