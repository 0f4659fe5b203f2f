import { jwtVerify } from 'jose';
import { z } from 'zod';
import { identityInvalid } from './taxpayers.errors.ts';

const claims = z.object({
  sub: z.string().min(1).max(128),
  name: z.string().max(64).optional(),
  region: z.string().max(64).optional(),
  taxpayer_type: z.enum(['general', 'small', 'sole-trader', 'individual']).optional(),
});
export type Identity = z.infer<typeof claims>;

const MOST_SECONDS = 300;

/**
 * Checks the identity a host page signed: JWT (RFC 7519), HS256, `sub`, `iat` and `exp` at most five minutes apart.
 * @throws AppError IDENTITY_INVALID
 */
export async function verifyIdentity(jwt: string, secret: string, now: Date): Promise<Identity> {
  try {
    const { payload } = await jwtVerify(jwt, new TextEncoder().encode(secret), {
      algorithms: ['HS256'],
      requiredClaims: ['sub', 'exp', 'iat'],
      currentDate: now,
      clockTolerance: 30,
      maxTokenAge: MOST_SECONDS,
    });
    if ((payload.exp ?? 0) - (payload.iat ?? 0) > MOST_SECONDS) throw identityInvalid();
    return claims.parse(payload);
  } catch {
    throw identityInvalid();
  }
}
