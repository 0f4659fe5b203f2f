import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createIndex } from '../../../kb/answering/retrieval.ts';
import { createSubjects } from '../../../kb/answering/subjects.ts';
import { readContent } from '../../../kb/articles/content.ts';
import { readCases } from '../../../kb/eval/cases.ts';
import { NOTHING_MINED } from '../../../kb/search/mined.ts';
import { createSpelling } from '../../../kb/spelling/spelling.ts';
import { realSegment } from '../support/lexicon.ts';

const segment = realSegment();
const articles = readContent('kb/content').parsed.map((p) => p.article);
const { corpus } = createIndex(createSubjects(articles).wordings(), NOTHING_MINED, segment);
const spelling = createSpelling(corpus, segment);

describe('characters that only sound right', () => {
  it.each([
    ['开瓢要什么手续', '开票要什么手续'],
    ['社报断缴了咋办', '社保断缴了咋办'],
    ['电子水务局登不上', '电子税务局登不上'],
    ['纳睡人识别号在哪看', '纳税人识别号在哪看'],
    ['滞纳今怎么算', '滞纳金怎么算'],
    ['发瓢丢了', '发票丢了'],
  ])('%s → %s', (wrong, right) => {
    expect(spelling(wrong)).toBe(right);
  });

  it.each([
    '把钱打到公司账户要不要开票',
    '市监局注销后税务还要办吗',
    '住房租给别人住要交多少税',
    '整单都按13%吗',
    '我们欠了房东的租金',
    '水务公司的水费发票能抵扣吗',
  ])('right Chinese stays: %s', (text) => {
    expect(spelling(text)).toBe(text);
  });

  it('nothing in a wording of the base is a slip', () => {
    expect(corpus.texts.filter((text) => /^[^a-z]*$/i.test(text) && spelling(text) !== text)).toEqual([]);
  });

  it('the everyday questions stay as they are', () => {
    const questions = readCases('kb/eval/everyday.jsonl').map((c) => c.q);
    expect(questions.filter((q) => !/[a-z]/i.test(q) && spelling(q) !== q)).toEqual([]);
  });
});

describe('pinyin', () => {
  it.each([
    ['shudianpiao zenme hongchong', '数电票怎么红冲'],
    ['shudianpiaozenmehongchong', '数电票怎么红冲'],
    ['gongsi zhuxiao liucheng', '公司注销流程'],
    ['fapiao diu le zenme ban', '发票丢了怎么办'],
    ['yinhuashui zenme jiao', '印花税怎么交'],
    ['我的发票kai错了zenmeban', '我的发票开错了怎么办'],
    ['税务ukey mima wangle', '税务ukey 密码忘了'],
    ['zhuan rengong', '转人工'],
  ])('%s → %s', (latin, right) => {
    expect(spelling(latin)).toBe(right);
  });

  it.each([
    '税务UKey在哪领',
    'OFD文件打不开',
    '个税APP上怎么填',
    'how to deduct vat invoice',
    'can i get an invoice',
    'ERP系统里的电子发票怎么存',
    'ok',
    'a',
  ])('what is none stays: %s', (text) => {
    expect(spelling(text)).toBe(text);
  });
});

it('never fails, and what was put right needs nothing more', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.constantFrom(...'abcdefghijkl 开票税发睡飘交') }),
  );
  fc.assert(
    fc.property(text, (message) => {
      const once = spelling(message);
      if (once !== message) expect(spelling(once).replace(/\s/g, '')).toBe(once.replace(/\s/g, ''));
    }),
  );
});
