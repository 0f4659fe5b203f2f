import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dayAskedFor, daySaid } from '../../../kb/answering/as-of.ts';
import { readContent } from '../../../kb/articles/content.ts';

const TODAY = '2026-11-23';
const YEAR = TODAY.slice(0, 4);

describe('dayAskedFor', () => {
  it.each([
    ['2021年3月小规模多少免税', '2021-03-15'],
    ['2021年3月8日开的专票', '2021-03-08'],
    ['2023年的时候怎么规定', '2023-06-30'],
    ['二〇二一年的规定', '2021-06-30'],
    ['二零二一年三月', '2021-06-30'],
    ['2021.3的政策', '2021-03-15'],
    ['2021-03-01', '2021-03-01'],
    ['2021/3/1 的税率', '2021-03-01'],
    ['２０２１年３月的税率', '2021-03-15'],
    ['21年3月的发票', '2021-03-15'],
    ['2023年2月30日', '2023-02-28'],
    ['去年小规模免税额', '2025-06-30'],
    ['前年12月', '2024-12-15'],
    ['大前年的税率', '2023-06-30'],
    ['上个月的税率', '2026-10-15'],
    ['上上个月', '2026-09-15'],
    ['下个月起怎么交', '2026-12-15'],
    ['昨天开的票', '2026-11-22'],
    ['明年社保怎么交', '2027-06-30'],
    ['2027年起车船税怎样缴', '2027-06-30'],
    ['今年3月的发票', '2026-03-15'],
    ['2026年以前卖的', '2025-12-31'],
    ['2025年底以前个人卖住房按多少交增值税？', '2025-12-31'],
    ['2020年1月的房租', '2020-01-15'],
    ['2025年买的房子契税多少', '2025-06-30'],
    ['12月报税最后一天是哪天', `${YEAR}-12-15`],
    ['十月份申报截止时间', `${YEAR}-10-15`],
    ['3月最晚哪天报', `${YEAR}-03-15`],
  ])('%s is about %s', (text, day) => {
    expect(dayAskedFor(text, TODAY)).toBe(day);
  });

  it.each([
    '2016年前的房子出租按几个点',
    '2016年4月30日前取得的房子',
    '2016年以前买的门面出租',
    '2023年买的房子现在卖',
    '2023年买的房子卖了要交多少税',
    '2025年签的合同还没交税，能按3%吗',
    '2025年度汇算什么时候办',
    '去年的汇算清缴还能补吗',
    '2025年底以前的优惠文件，2026年还能用吗？',
    '2026年申报期',
    '2026年1月1日起征收率是多少',
    '国家税务总局公告2024年第11号',
    '财税〔2016〕36号还有效吗',
    '财税2016年36号',
    '2020年22号公告',
    '以前年度亏损',
    '15年的老房子',
    '销售额2021.35万元',
    '2月30日',
    '13812021-3',
    '年底前要交吗',
    '小规模按几个点',
    '3月卖的货没开票怎么报税',
    '满12个月申报',
    '按月申报截止几号',
    '这个月报税到几号',
  ])('%s does not move the day', (text) => {
    expect(dayAskedFor(text, TODAY)).toBe(TODAY);
  });

  it('crosses the year with the months', () => {
    expect(dayAskedFor('上个月', '2026-01-31')).toBe('2025-12-15');
    expect(dayAskedFor('昨天', '2026-01-01')).toBe('2025-12-31');
    expect(dayAskedFor('下个月', '2026-12-01')).toBe('2027-01-15');
  });
});

describe('daySaid', () => {
  it.each([
    ['2021-06-30', '2021年'],
    ['2021-03-15', '2021年3月'],
    ['2021-03-07', '2021年3月7日'],
  ])('%s is %s', (day, said) => {
    expect(daySaid(day)).toBe(said);
  });
  it('names the day before every question of the base so that it is taken for that day', () => {
    const { parsed } = readContent(join(import.meta.dirname, '../../../kb/content'));
    const questions = parsed.map((p) => p.article.question).filter((q) => dayAskedFor(q, TODAY) === TODAY);
    const plain = questions.filter((q) => !/现在|目前|今天|还能|还有效|还管用|本月|这个月|20\d\d年/.test(q));
    expect(plain.length).toBeGreaterThan(150);
    for (const day of ['2021-06-30', '2019-03-15', '2024-11-30'])
      expect(plain.filter((q) => dayAskedFor(`${daySaid(day)}，${q}`, TODAY) !== day)).toEqual([]);
  });
});
