import { createHash, randomBytes, randomUUID } from 'node:crypto';

/** A new random id (UUID v4). */
export const newId = (): string => randomUUID();

/** A secret for a token: 256 random bits, base64url. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** Tokens are stored only as this hash: whoever reads the database cannot use them. */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');

// No 0/O, 1/I/L, U: a code is read aloud and typed on a phone.
const CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A ticket's code such as `TQ-7K3M-92QX`: 8 symbols of 30, about 39 bits, so guessing needs the limits on tries to fail first. */
export function newTicketCode(prefix: string): string {
  const symbols: string[] = [];
  while (symbols.length < 8) {
    const byte = randomBytes(1)[0] ?? 255;
    // 240 is the largest multiple of 30 in a byte; above it the remainder would favour some symbols.
    if (byte < 240) symbols.push(CODE_ALPHABET[byte % 30] ?? '2');
  }
  return `${prefix}-${symbols.slice(0, 4).join('')}-${symbols.slice(4).join('')}`;
}

/** Reads a code as people type it: any case, spaces or dashes anywhere. `null` when it cannot be one. */
export function readTicketCode(text: string): string | null {
  const compact = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-—–_]/g, '');
  const found = /^([A-Z]{2})([23456789A-Z]{4})([23456789A-Z]{4})$/.exec(compact);
  return found ? `${found[1]}-${found[2]}-${found[3]}` : null;
}
