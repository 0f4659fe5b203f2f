import { expect, it } from 'vitest';
import { informantKnown, touchesIntegrity } from '../../../kb/triage/integrity.ts';

it.each<[string, boolean]>([
  ['专管员索要红包才给办', true],
  ['办事的收了隔壁两条烟，他家的就快', true],
  ['我刚举报完，被举报的老板就知道是我了，是不是你们泄露的', true],
  ['举报材料只给过你们，他怎么知道是我举报的', true],
  ['税务所有人给那家公司通风报信', true],
  ['查账的跟老板一起喝酒', true],
  ['恁把俺举报的事捅出去了', true],
  ['暗示我去找某某公司代理', true],
  ['窗口工作人员态度恶劣', false],
  ['排队三个小时没人管', false],
  ['举报的那家到现在没有结果', false],
  ['电子税务局一到征期就卡', false],
  ['收了钱不开发票的店你们不管', false],
])('%s: %s', (text, integrity) => {
  expect(touchesIntegrity(text)).toBe(integrity);
});

it.each<[string, boolean]>([
  ['我举报完第二天老板就知道是我了，谁透露的', true],
  ['举报材料只给过你们，他怎么知道是我', true],
  ['我举报这家店偷税，请不要透露我的信息', false],
  ['老板说爱哪告哪告，求你们查查，我举报的事千万别让他知道是我', false],
  ['举报怕报复，会不会泄露我的电话', false],
])('the informant became known: %s: %s', (text, known) => {
  expect(informantKnown(text)).toBe(known);
});
