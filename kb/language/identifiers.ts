/** Check digits of the numbers that people type into a question. */

/** Resident identity card, GB 11643: 17 digits and a check symbol, modulus 11. */
export function isIdentityCard(text: string): boolean {
  if (!/^[1-9]\d{5}(19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}[\dXx]$/.test(text)) return false;
  const sum = [...text.slice(0, 17)].reduce((total, digit, i) => total + Number(digit) * (2 ** (17 - i) % 11), 0);
  return '10X98765432'.charAt(sum % 11) === text.charAt(17).toUpperCase();
}

const CREDIT_SYMBOLS = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Unified social credit code, GB 32100: 17 symbols and a check symbol, modulus 31. It is also the taxpayer number. */
export function isCreditCode(text: string): boolean {
  const code = text.toUpperCase();
  if (!/^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(code)) return false;
  const sum = [...code.slice(0, 17)].reduce(
    (total, symbol, i) => total + CREDIT_SYMBOLS.indexOf(symbol) * (3 ** i % 31),
    0,
  );
  return CREDIT_SYMBOLS.charAt((31 - (sum % 31)) % 31) === code.charAt(17);
}

/** Luhn's check (ISO/IEC 7812), which bank cards pass. */
export function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, i) => {
    const value = Number(digit) * (i % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
