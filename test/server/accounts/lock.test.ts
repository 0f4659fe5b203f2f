import { describe, expect, it } from 'vitest';
import { isWeakPassword } from '../../../server/accounts/passwords.ts';
import { lockMs } from '../../../server/accounts/sessions.service.ts';

describe('lock-out grows', () => {
  it.each([
    [1, 0],
    [4, 0],
    [5, 30],
    [6, 60],
    [7, 120],
    [11, 1920],
    [12, 3600],
    [40, 3600],
  ])('after %i wrong tries: %i s', (tries, seconds) => {
    expect(lockMs(tries) / 1000).toBe(seconds);
  });
});

describe('passwords', () => {
  it.each([
    ['short', true],
    ['elevenchars', true],
    ['twelve chars', false],
    ['wangmin-2026-x', true],
    ['aaaaaaaaaaaaaaaa', true],
    ['password1234', true],
    ['马匹电池订书钉正确得很呀', false],
  ])('%s is weak: %s', (password, weak) => {
    expect(isWeakPassword(password, 'wangmin')).toBe(weak);
  });
});
