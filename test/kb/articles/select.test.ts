import { describe, expect, it } from 'vitest';
import type { Scope } from '../../../kb/articles/articles.types.ts';
import { applicable } from '../../../kb/articles/select.ts';
import { article } from '../support/articles.ts';

const all = [
  article({ id: 'x', version: 1, effective: { from: '2020-01-01', until: '2022-12-31' } }),
  article({ id: 'x', version: 2, effective: { from: '2023-01-01' } }),
  article({ id: 'x', version: 1, scope: 'henan', effective: { from: '2024-01-01', until: '2024-12-31' } }),
  article({ id: 'x', version: 1, scope: 'taiqian', effective: { from: '2024-07-01' } }),
];

describe('applicable', () => {
  it.each<[string, Scope, string | null]>([
    ['2019-12-31', 'national', null],
    ['2020-01-01', 'national', 'national 1'],
    ['2022-12-31', 'national', 'national 1'],
    ['2023-01-01', 'national', 'national 2'],
    ['2024-03-01', 'national', 'national 2'],
    ['2024-03-01', 'henan', 'henan 1'],
    ['2024-03-01', 'taiqian', 'henan 1'],
    ['2024-08-01', 'henan', 'henan 1'],
    ['2024-08-01', 'taiqian', 'taiqian 1'],
    ['2025-01-01', 'henan', 'national 2'],
    ['2019-12-31', 'taiqian', null],
  ])('%s at %s: %s', (asOf, scope, expected) => {
    for (const order of [all, all.toReversed()]) {
      const found = applicable(order, asOf, scope).get('x');
      expect(found ? `${found.scope} ${found.version}` : null).toBe(expected);
    }
  });
});
