import { randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

// Argon2id, 19 MiB, 2 passes: OWASP Password Storage Cheat Sheet; these are the library's defaults too.
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, OPTIONS);

let decoy: Promise<string> | undefined;

/** Checks a password; with no stored hash it takes as long and says no, so that time does not tell which names exist. */
export async function checkPassword(stored: string | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword('nobody has this password');
  const right = await verify(stored ?? (await decoy), password);
  return stored !== undefined && right;
}

// Without look-alikes: it is read from a terminal or a slip of paper.
const ALPHABET = 'abcdefghjkmnpqrstuvwxyzACDEFGHJKMNPQRTUVWXY34679';

/** A password to be given once and changed at first sign-in: 16 symbols of 48, about 89 bits. */
export const generatePassword = (): string =>
  Array.from({ length: 16 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');

const COMMON = [
  '123456789012',
  'password1234',
  'qwertyuiop12',
  'admin1234567',
  '111111111111',
  'abcd12345678',
  'aa1234567890',
];

/** Length over composition (NIST SP 800-63B, ASVS 6.2): at least 12 characters, not the name, not a common one. */
export function isWeakPassword(password: string, username: string): boolean {
  const lower = password.toLowerCase();
  return (
    [...password].length < 12 ||
    password.length > 256 ||
    lower.includes(username.toLowerCase()) ||
    new Set(password).size < 5 ||
    COMMON.includes(lower)
  );
}
