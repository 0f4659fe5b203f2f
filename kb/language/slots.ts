/** What a question can be about in one respect, and the words that say so, in searchable form. */
const SLOTS: Record<string, Record<string, RegExp>> = {
  taxpayer: {
    small: /小规模/,
    general: /一般纳税人/,
    'sole-trader': /个体户/,
    individual: /自然人|个人(?!所得税|独资)|老百姓/,
  },
  invoice: {
    special: /专票/,
    normal: /普票/,
  },
  form: {
    digital: /数电/,
    'e-special': /电子专票|ukey|ofd/,
    paper: /纸质|纸票|存根联|发票联/,
  },
  tax: {
    vat: /增值税/,
    iit: /个税/,
    cit: /企业所得税/,
    deed: /契税/,
    stamp: /印花税/,
    house: /房产税/,
    land: /土地增值税|土增税/,
    vessel: /车船税/,
    purchase: /购置税/,
    surtax: /城建税|附加/,
    social: /社保|养老/,
    medical: /医保/,
    export: /出口/,
  },
  act: {
    red: /红冲|红字/,
    lost: /丢失|丢了/,
    agent: /代开/,
    verify: /查验|真伪|真假/,
    download: /下载/,
    deduct: /抵扣|进项/,
    refund: /退税|退款|能退/,
    cancel: /注销/,
    complain: /投诉/,
    report: /检举/,
  },
};

const DIMENSIONS = Object.values(SLOTS).map((values) => Object.values(values));
/** The bits of each dimension in a {@link slotsOf} mask. */
export const SLOT_MASKS: Readonly<Record<string, number>> = (() => {
  let bit = 0;
  const mask = (values: object) => Object.keys(values).reduce((bits) => bits | (1 << bit++), 0);
  return Object.fromEntries(Object.entries(SLOTS).map(([name, values]) => [name, mask(values)]));
})();

/** Which values a text in searchable form names, one bit each. */
export function slotsOf(searchable: string): number {
  let mask = 0;
  let bit = 0;
  for (const values of DIMENSIONS)
    for (const pattern of values) {
      if (pattern.test(searchable)) mask |= 1 << bit;
      bit++;
    }
  return mask;
}
