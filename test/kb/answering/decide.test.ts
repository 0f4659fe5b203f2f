import { describe, expect, it } from 'vitest';
import { decide } from '../../../kb/answering/decide.ts';
import { article } from '../support/articles.ts';

const none = () => [];
const thresholds = { answer: 0.85, offer: 0.12 };
/** Matches with these shares, best first. */
const matches = (...shares: number[]) =>
  shares.map((probability, i) => ({ article: article({ id: `a${i}` }), score: probability, probability }));
const told = (sure: number, ...shares: number[]) => {
  const decision = decide(matches(...shares), sure, thresholds, none);
  return `${decision.outcome} ${decision.reason} ${'matches' in decision ? decision.matches.length : 1}`;
};

describe('decide', () => {
  it.each([
    ['answers when sure', 0.85, [0.9, 0.1], 'answer confident 1'],
    ['offers when not quite sure', 0.84, [0.9, 0.1], 'candidates unsure 2'],
    ['says that the second is close', 0.5, [0.5, 0.4], 'candidates close 2'],
    ['offers three at most', 0.12, [0.4, 0.3, 0.2, 0.1], 'candidates close 3'],
    ['brings a person in when nothing fits', 0.11, [0.4, 0.3], 'human not-found 2'],
    ['brings a person in when nothing was found', 1, [], 'human not-found 0'],
  ])('%s', (_, sure, shares, expected) => {
    expect(told(sure, ...shares)).toBe(expected);
  });
  it('brings a person in when the article says so, sooner than it would answer', () => {
    const match = { article: article({ id: 'a', handling: 'human' }), score: 1, probability: 1 };
    const expected = { outcome: 'human', reason: 'handling-human', matches: [match] };
    expect(decide([match], 0.99, thresholds, none)).toEqual(expected);
    expect(decide([match], 0.5, thresholds, none)).toEqual(expected);
    expect(decide([match], 0.3, thresholds, none)).toMatchObject({ outcome: 'candidates' });
  });
  it('gives related articles with an answer', () => {
    const other = article({ id: 'other' });
    expect(decide(matches(1), 1, thresholds, () => [other])).toMatchObject({ related: [other] });
  });
});
