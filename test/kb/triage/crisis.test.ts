import { describe, expect, it } from 'vitest';
import { tellsOfCrisis } from '../../../kb/triage/crisis.ts';

describe('someone may harm themselves', () => {
  it.each([
    '活着真没啥意思',
    '税欠了几十万还不上，我不想活了',
    '罚款交不起，俺没法活了',
    '再逼我我就从楼上跳下去',
    '我真想死了算了，压力太大',
    '活不下去了，谁能帮帮我',
    '我已经写好遗书了',
    '邻居欠税欠债，说要喝农药，咋办',
    '真想一了百了',
    '我就死在你们大厅门口',
  ])('%s', (text) => {
    expect(tellsOfCrisis(text)).toBe(true);
  });
  it.each([
    '公司活不下去了，有没有减免',
    '小店真活不下去了，税能不能缓',
    '跳楼价卖的货怎么开票',
    '同行不开票不交税，我们规规矩矩的反而活不下去，现举报',
    '忙死了，这表咋填',
    '税务机关的死命令',
    '这活没啥意思，能不能注销',
    '人死了，他的车怎么过户交税',
    '把税控盘锁死了咋办',
    '生活没有收入还要交社保吗',
    '想死磕这个政策，文号给我',
  ])('not: %s', (text) => {
    expect(tellsOfCrisis(text)).toBe(false);
  });
});
