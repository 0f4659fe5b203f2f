import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskPersonalData, withoutPersonalData } from '../../../kb/language/mask.ts';

// Every number is invented; the check digits are right where a form has one.
const PERSONAL: [string, string][] = [
  ['电话13812345678', '电话[手机号]'],
  ['138 1234 5678', '[手机号]'],
  ['138-1234-5678', '[手机号]'],
  ['+8613812345678', '+[手机号]'],
  ['8613812345678', '[手机号]'],
  ['联系13812345678或13987654321', '联系[手机号]或[手机号]'],
  ['１３８１２３４５６７８', '[手机号]'],
  ['手机：１３８　１２３４　５６７８。', '手机：[手机号]。'],
  ['微信wx13812345678', '微信wx[手机号]'],
  ['订单12345678 13812345678', '订单12345678 [手机号]'],
  ['11010519491231002X', '[身份证号]'],
  ['身份证：11010519491231002x', '身份证：[身份证号]'],
  ['身份证410927199003071231的退税', '身份证[身份证号]的退税'],
  ['４１０９２７１９９００３０７１２３１', '[身份证号]'],
  ['410927 19900307 1231', '[身份证号]'],
  ['税号92410927MA45ABCD09', '税号[纳税人识别号]'],
  ['税号92410927ma45abcd09', '税号[纳税人识别号]'],
  ['９２４１０９２７ＭＡ４５ＡＢＣＤ０９', '[纳税人识别号]'],
  ['税号91110108551385082Q', '税号[纳税人识别号]'],
  ['税号914109270000102599', '税号[纳税人识别号]'],
  ['税号：410927123456789', '税号：[纳税人识别号]'],
  ['卡号6228480012345678903', '卡号[银行卡号]'],
  ['6228 4800 1234 5678 903', '[银行卡号]'],
  ['卡4532012345678902', '卡[银行卡号]'],
  ['邮箱zhang.san@example.com', '邮箱[邮箱]'],
  ['ｌｉ＠ｅｘａｍｐｌｅ．ｃｏｍ', '[邮箱]'],
  ['座机0393-1234567', '座机[座机号]'],
];

const PUBLIC = [
  '24412000000012345678',
  '发票号码24412000000012345678',
  '发票代码041001900111号码12345678',
  '041001900111 12345678',
  '144031900111',
  '1090511010000000000',
  '3040201000000000000',
  '商品编码3040201000000000000',
  '分类编码6228480012345678903',
  '4090201000000000000',
  'HS 8541430000',
  'GB/T 12345-2020',
  'GB/T 19001-2016',
  '财税〔2016〕36号',
  '国家税务总局公告2024年第11号',
  '台税发〔2020〕27号',
  '金额1234567.89元',
  '5,000,000元',
  '销售额300000',
  '2026-11-23',
  '20261123',
  '2026年11月23日10:30',
  '12366',
  '12345678901234567890123456789',
  '身份证号码11010519491231002',
  '6228480012345678901',
  '92410927MA45ABCD00',
  '２０２６年第１１号',
];

describe('personal data', () => {
  it.each(PERSONAL)('%s is masked', (text, masked) => {
    expect(maskPersonalData(text)).toBe(masked);
    expect(withoutPersonalData(text)).toBe(masked.replace(/\[[^\]]+\]/g, ' '));
  });

  it.each(PUBLIC)('%s stays', (text) => {
    expect(maskPersonalData(text)).toBe(text);
    expect(withoutPersonalData(text)).toBe(text);
  });

  it('is idempotent, and changes nothing around what it masks', () => {
    const piece = fc.constantFrom(...PERSONAL.map(([text]) => text), ...PUBLIC, '，', '开票', '[手机号]', '税号');
    fc.assert(
      fc.property(
        fc.array(fc.oneof(piece, fc.string({ unit: 'grapheme', maxLength: 6 })), { maxLength: 5 }),
        (parts) => {
          const masked = maskPersonalData(parts.join('、'));
          expect(maskPersonalData(masked)).toBe(masked);
        },
      ),
      { numRuns: 1000, seed: 12366 },
    );
  });
});
