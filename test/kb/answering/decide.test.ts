import { describe, expect, it } from 'vitest';
import { decide, isClear, THRESHOLDS } from '../../../kb/answering/decide.ts';
import { FULL_SCORE } from '../../../kb/answering/rank.ts';
import { article } from '../support/articles.ts';

const none = () => [];
/** Matches with these scores ÷ 1.3, best first. */
const matches = (...scores: number[]) =>
  scores.map((score, i) => ({ article: article({ id: `a${i}` }), score: score * FULL_SCORE }));
const told = (...scores: number[]) => {
  const decision = decide(matches(...scores), none);
  return `${decision.outcome} ${decision.reason} ${'matches' in decision ? decision.matches.length : 1}`;
};

describe('decide', () => {
  const { answer, gap, offer } = THRESHOLDS;
  const little = 0.001;

  it('answers when the best is good and clear of the second', () => {
    expect(told(answer + little)).toBe('answer confident 1');
    expect(told(answer + little, answer - gap)).toBe('answer confident 1');
  });
  it('offers when the second is close', () => {
    expect(told(answer + little, answer + 2 * little - gap)).toBe('candidates close 2');
  });
  it('offers up to three that may fit', () => {
    expect(told(answer - little)).toBe('candidates unsure 1');
    expect(told(offer + little, offer - little)).toBe('candidates unsure 1');
    expect(told(0.6, 0.59, 0.58, 0.57)).toBe('candidates unsure 3');
  });
  it('brings a person in when nothing fits', () => {
    expect(told()).toBe('human not-found 0');
    expect(told(offer - little, 0.1)).toBe('human not-found 0');
  });
  it('brings a person in when the article says so', () => {
    const match = { article: article({ id: 'a', handling: 'human' }), score: FULL_SCORE };
    expect(decide([match], none)).toEqual({ outcome: 'human', reason: 'handling-human', matches: [match] });
  });
  it('gives related articles with an answer', () => {
    const other = article({ id: 'other' });
    expect(decide(matches(1), () => [other])).toMatchObject({ related: [other] });
  });
  it('needs a second to compare with only when there is one', () => {
    expect(isClear(FULL_SCORE)).toBe(true);
    expect(isClear(FULL_SCORE, FULL_SCORE)).toBe(false);
  });
});
