import { expect, it } from 'vitest';
import { createIndex } from '../../../kb/answering/retrieval.ts';
import { createSubjects } from '../../../kb/answering/subjects.ts';
import { NOTHING_MINED } from '../../../kb/search/mined.ts';
import { mineTranslations, translationsOf } from '../../../kb/search/translation.ts';
import { article } from '../support/articles.ts';
import { realSegment } from '../support/lexicon.ts';

const wordings = (pairs: [string, string][]) => pairs.flat();
const articles = [
  article({
    id: 'a',
    question: '房东收租金纳税',
    similar: wordings([
      ['房东收房租纳税', '房东收租金缴税'],
      ['房东租金纳税', '房东房租纳税'],
    ]),
  }),
  article({
    id: 'b',
    question: '门面租金发票',
    similar: wordings([
      ['门面房租发票', '门面租金开票'],
      ['店铺房租发票', '店铺租金发票'],
    ]),
  }),
  article({ id: 'c', question: '契税期限', similar: ['契税什么时候交', '买房契税期限', '契税多久交', '契税时间'] }),
];
const { corpus } = createIndex(createSubjects(articles).wordings(), NOTHING_MINED, realSegment());
const table = mineTranslations(corpus);

it('finds words that stand for each other in wordings of the same article', () => {
  expect(Object.keys(table.租金 ?? {})).toContain('房租');
  expect(Object.keys(table.房租 ?? {})).toContain('租金');
});

it('keeps apart what never stands in the same article', () => {
  expect(Object.keys(table.契税 ?? {})).not.toContain('租金');
});

it('is the same however often it is mined, at most eight words, each a chance', () => {
  expect(mineTranslations(corpus)).toEqual(table);
  for (const list of Object.values(table)) {
    expect(Object.keys(list).length).toBeLessThanOrEqual(8);
    for (const chance of Object.values(list)) expect(chance).toBeGreaterThanOrEqual(0.03);
  }
});

it('words that a corpus does not have are left out', () => {
  const { starts, ids } = translationsOf(corpus, { 租金: { 房租: 0.5, 天外: 0.5 }, 外星: { 租金: 1 } });
  expect(ids.length).toBe(1);
  expect(starts.at(-1)).toBe(1);
});
