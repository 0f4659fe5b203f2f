import { describe, expect, it } from 'vitest';
import { sends } from '../../widget/shared/composition.ts';
import { envelope, readToHost, readToWidget } from '../../widget/shared/window-messages.ts';

describe('Enter', () => {
  const press = { key: 'Enter', shiftKey: false, isComposing: false, keyCode: 13 };
  it.each([
    ['alone', press, true],
    ['with Shift', { ...press, shiftKey: true }, false],
    ['while composing', { ...press, isComposing: true }, false],
    ['that confirms pinyin in older engines', { ...press, keyCode: 229 }, false],
    ['is another key', { ...press, key: 'a' }, false],
  ])('%s', (_what, key, expected) => {
    expect(sends(key)).toBe(expected);
  });
});

describe('window messages', () => {
  it.each([
    [envelope({ type: 'hello', theme: 'dark' }), true],
    [envelope({ type: 'logout' }), true],
    [{ type: 'hello', theme: 'dark' }, false],
    [{ mark: 'consult-12366', type: 'hello' }, false],
    [{ mark: 'consult-12366', type: 'identify', jwt: 5 }, false],
    [{ mark: 'consult-12366', type: 'constructor' }, false],
    [{ mark: 'consult-12366', type: '__proto__' }, false],
    [envelope({ type: 'close' }), false],
    ['hello', false],
    [null, false],
    [undefined, false],
    [[], false],
  ])('%j is one for the widget: %s', (data, fits) => {
    expect(readToWidget(data) !== null).toBe(fits);
  });
  it.each([
    [envelope({ type: 'unread', count: 2 }), true],
    [{ mark: 'consult-12366', type: 'unread', count: '2' }, false],
    [envelope({ type: 'logout' }), false],
  ])('%j is one for the host: %s', (data, fits) => {
    expect(readToHost(data) !== null).toBe(fits);
  });
});
