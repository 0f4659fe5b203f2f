import { expect, it } from 'vitest';
import { timeLeft, waited, when } from '../../../widget/console/lib/time.ts';

it.each([
  [420, '剩 7 小时'],
  [65, '剩 1 小时 5 分'],
  [0, '剩 0 分'],
  [-30, '已超 30 分'],
  [-120, '已超 2 小时'],
])('%i opening minutes: %s', (minutes, words) => {
  expect(timeLeft(minutes)).toBe(words);
});

it.each([
  [5, '5 秒'],
  [-5, '0 秒'],
  [60, '1 分钟'],
  [3700, '1 小时 1 分'],
])('%i seconds ago: %s', (seconds, words) => {
  const since = '2026-11-23T02:00:00.000Z';
  expect(waited(since, Date.parse(since) + seconds * 1000)).toBe(words);
});

it('times are Shanghai’s', () => {
  expect(when('2026-11-23T16:30:00Z')).toBe('11/24 00:30');
});
