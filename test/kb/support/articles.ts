import type { Article } from '../../../kb/articles/articles.types.ts';

/** An invented article in force since 2020; fields as needed. */
export function article(fields: Partial<Article> & { id: string }): Article {
  return {
    version: 1,
    scope: 'national',
    question: fields.id,
    similar: [],
    topics: [fields.id],
    category: 'vat',
    kind: 'general',
    handling: 'direct',
    audience: ['all'],
    invoice: [],
    effective: { from: '2020-01-01' },
    answer: '见说明。',
    basis: [{ title: '测试用公告', number: '', status: 'in-force' }],
    facts: ['ZZ01'],
    related: [],
    review: '2030-01-01',
    body: [],
    ...fields,
  };
}

export const CATEGORIES = [
  { key: 'vat', label: '增值税', hint: '税率' },
  { key: 'property', label: '财产行为税', hint: '房产' },
];

/** A small base: two articles that resemble each other, one with two versions, one for a person, one that begins later. */
export const ARTICLES: Article[] = [
  article({
    id: 'threshold',
    version: 1,
    question: '2022年小规模每月多少以下免增值税？',
    similar: ['旧的免税额度'],
    effective: { from: '2020-01-01', until: '2022-12-31' },
    answer: '月销售额15万元以下免征。',
  }),
  article({
    id: 'threshold',
    version: 2,
    question: '小规模纳税人每月销售额多少以下免征增值税？',
    similar: ['小规模免税额度是多少', '一个月开票多少不用交增值税', '季度三十万免税还有没有', '增值税起征点多少'],
    effective: { from: '2023-01-01' },
    answer: '月销售额未达到10万元的免征增值税。',
    related: ['rate', 'future'],
  }),
  article({
    id: 'rate',
    question: '小规模纳税人按1%还是3%交增值税？',
    similar: ['小规模征收率是几个点', '小规模开票税率多少', '3%减按1%到什么时候', '小规模现在几个点'],
    answer: '减按1%征收。',
  }),
  article({
    id: 'retain',
    question: '留抵税额可以申请退还吗？',
    similar: ['留抵退税怎么办', '进项大于销项多出来的税能退吗', '期末留抵能不能退给公司', '留抵税额退税条件'],
    handling: 'human',
    answer: '可结转下期或按规定申请退还。',
  }),
  article({
    id: 'deed',
    category: 'property',
    question: '买房子契税交多少？',
    similar: ['契税税率是多少', '首套房契税几个点', '买二手房的契税怎么算', '契税按多少钱计算'],
    answer: '按面积和套数确定。',
  }),
  article({
    id: 'future',
    category: 'property',
    question: '新能源汽车的车船税怎样缴？',
    similar: ['电动车车船税还免吗', '新能源车交不交车船税', '插混车船税政策', '电车要交车船税吗'],
    effective: { from: '2027-01-01' },
    answer: '不再免征。',
  }),
];
