import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';

const CATEGORIES = [
  { key: 'e-special', label: '电子专票', hint: '专票' },
  { key: 'vat', label: '增值税', hint: '税率' },
];

interface TestArticle {
  id: string;
  body?: string;
  version?: number;
  /** One that has ended is a former version, in a file of its own. */
  effective?: { from: string; until?: string };
  [field: string]: unknown;
}

/** Invented articles for behaviour tests: few, far apart, so that what is tested is the service and not the ranking. */
const ARTICLES: TestArticle[] = [
  {
    id: 'ez-no-seal',
    question: '电子专票上没有发票专用章，有效吗？',
    similar: [
      '电子专票没盖章能用吗',
      '客户说电子专票没有红章不收怎么办',
      '电子专票要不要盖发票专用章',
      '专票电子版没有章子是不是假票',
    ],
    category: 'e-special',
    answer: '有效。电子专票用电子签名代替发票专用章。',
    related: ['ez-verify'],
    body: '## 说明\n票面没有红章属于正常。\n\n## 步骤\n1. 打开查验平台。\n2. 核验电子签名。\n',
  },
  {
    id: 'ez-verify',
    question: '怎样查验电子专票的电子签名？',
    similar: ['电子专票去哪里查真伪', '怎么核验电子专票签名', '电子专票查验平台是哪个', '收到电子专票怎么辨别真假'],
    category: 'e-special',
    kind: 'operation',
    answer: '在全国增值税发票查验平台查验。',
  },
  {
    id: 'zz-threshold',
    question: '小规模纳税人每月销售额多少以下免增值税？',
    similar: ['小规模免税额度是多少', '一个月开票多少不用交增值税', '季度三十万免税还有没有', '增值税起征点多少'],
    category: 'vat',
    answer: '月销售额未达到10万元的免征增值税。',
  },
  {
    id: 'zz-retain',
    question: '留抵税额可以申请退还吗？',
    similar: ['留抵退税怎么办', '进项大于销项多出来的税能退吗', '期末留抵能不能退给公司', '留抵税额退税条件'],
    category: 'vat',
    kind: 'complex',
    handling: 'human',
    answer: '留抵税额可结转下期或按规定申请退还。',
    body: '## 说明\n两种方式任选其一。\n\n## 转人工\n是否符合退还条件要看企业的具体情况。\n',
  },
];

/** Writes the test content into a new temporary folder and gives its path. */
export function writeTestContent(extra: TestArticle[] = []): string {
  const dir = mkdtempSync(join(tmpdir(), 'consult-content-'));
  writeFileSync(join(dir, 'categories.yaml'), stringify(CATEGORIES));
  for (const { body, ...fields } of [...ARTICLES, ...extra]) {
    const front = {
      version: 1,
      topics: [fields.id],
      kind: 'general',
      handling: 'direct',
      audience: ['all'],
      scope: 'national',
      effective: { from: '2020-12-21' } as { from: string; until?: string },
      basis: [{ title: '测试用公告', number: '国家税务总局公告2020年第22号', status: 'in-force' }],
      facts: ['EZ03'],
      review: '2030-01-01',
      ...fields,
    };
    const folder = join(dir, 'national', String(front['category' as never]));
    const suffix = front.effective.until ? `.v${front.version}` : '';
    mkdirSync(folder, { recursive: true });
    writeFileSync(
      join(folder, `${fields.id}${suffix}.md`),
      `---\n${stringify(front)}---\n${body ?? '## 说明\n见上。\n'}`,
    );
  }
  return dir;
}
