import type { CookieOptions } from 'express';

export const SESSION_COOKIE = 'consult_session';

/** The session cookie's attributes: unreadable by scripts, sent only within the site. */
export const cookieOptions = (secure: boolean): CookieOptions => ({
  httpOnly: true,
  sameSite: 'strict',
  secure,
  path: '/',
});

/** The session's secret out of a Cookie header (RFC 6265). */
export function readSessionCookie(header: string | undefined): string | undefined {
  for (const pair of (header ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(0, at).trim() === SESSION_COOKIE) return pair.slice(at + 1).trim();
  }
  return undefined;
}
