import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText } from '../../../server/consultations/text.ts';

describe('cleanText', () => {
  it.each([
    ['  电子专票 ', '电子专票'],
    ['a\r\nb\rc', 'a\nb\nc'],
    ['a\u0000b\u0007c', 'abc'],
    ['\u202Eabc', 'abc'],
    ['<b>x</b> **y** [z](http://a)', '<b>x</b> **y** [z](http://a)'],
    ['😀😀', '😀😀'],
    [`${'字'.repeat(2000)}`, '字'.repeat(2000)],
    ['😀'.repeat(2000), '😀'.repeat(2000)],
  ])('%j', (text, clean) => {
    expect(cleanText(text)).toBe(clean);
  });

  it.each(['', '   ', '\n\t', '\u0000\u0001', '\uFEFF'])('refuses %j', (text) => {
    expect(() => cleanText(text)).toThrow(expect.objectContaining({ code: 'TEXT_EMPTY' }));
  });
  it('refuses 2001 characters', () => {
    expect(() => cleanText('字'.repeat(2001))).toThrow(expect.objectContaining({ code: 'TEXT_TOO_LONG' }));
  });
  it('is idempotent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 300 }), (text) => {
        let once: string;
        try {
          once = cleanText(text);
        } catch {
          return;
        }
        expect(cleanText(once)).toBe(once);
      }),
    );
  });
});
