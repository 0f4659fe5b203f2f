import type { Clock } from '../shared/clock.ts';
import { hashSecret, newId, newSecret } from '../shared/ids.ts';
import type { VisitorsTable } from '../storage/database.types.ts';
import type { Storage, Unit } from '../storage/storage.ts';
import { verifyIdentity } from './identity.ts';
import { identityUnavailable, tokenExpired, tokenInvalid } from './taxpayers.errors.ts';

const DAY = 86_400_000;
/** A visitor's token ends after 180 days without use. */
export const VISITOR_TTL_MS = 180 * DAY;

export interface Visitor {
  id: string;
  /** "纳税人 7F3A", or the name from a signed identity. */
  label: string;
  region?: string;
  taxpayerType?: string;
}

export interface IssuedVisitor {
  token: string;
  visitorId: string;
  name?: string;
}

function toVisitor(row: VisitorsTable): Visitor {
  return {
    id: row.id,
    label: row.name ?? visitorLabel(row.id),
    ...(row.region ? { region: row.region } : {}),
    ...(row.taxpayer_type ? { taxpayerType: row.taxpayer_type } : {}),
  };
}

/** What a nameless visitor is called in agents' lists. */
export const visitorLabel = (id: string): string => `纳税人 ${id.slice(-4).toUpperCase()}`;

export type Taxpayers = ReturnType<typeof createTaxpayers>;

/** Who a taxpayer is: an anonymous token, or a signed identity from the host page bound to it. */
export function createTaxpayers(parts: { storage: Storage; clock: Clock; identitySecret: string | undefined }) {
  const { storage, clock } = parts;

  async function issueToken(tx: Unit, visitorId: string): Promise<string> {
    const token = newSecret();
    const row = { hash: hashSecret(token), visitor_id: visitorId, seen_at: clock.now().toISOString() };
    await tx.db.insertInto('visitor_tokens').values(row).execute();
    return token;
  }

  async function find(token: string) {
    const row = await storage.read
      .selectFrom('visitor_tokens')
      .innerJoin('visitors', 'visitors.id', 'visitor_tokens.visitor_id')
      .selectAll('visitors')
      .select(['visitor_tokens.seen_at', 'visitor_tokens.hash'])
      .where('hash', '=', hashSecret(token))
      .executeTakeFirst();
    if (!row) throw tokenInvalid();
    if (clock.now().getTime() - Date.parse(row.seen_at) > VISITOR_TTL_MS) throw tokenExpired();
    return row;
  }

  return {
    /** A new anonymous visitor. */
    async issue(): Promise<IssuedVisitor> {
      const id = newId();
      const row = { id, subject: null, name: null, region: null, taxpayer_type: null };
      return storage.write(async (tx) => {
        await tx.db
          .insertInto('visitors')
          .values({ ...row, created_at: clock.now().toISOString() })
          .execute();
        return { token: await issueToken(tx, id), visitorId: id };
      });
    },

    /** @throws TOKEN_INVALID, TOKEN_EXPIRED */
    async authenticate(token: string): Promise<Visitor> {
      const row = await find(token);
      const now = clock.now();
      if (now.getTime() - Date.parse(row.seen_at) > DAY) {
        const seen = { seen_at: now.toISOString() };
        await storage.write((tx) =>
          tx.db.updateTable('visitor_tokens').set(seen).where('hash', '=', row.hash).execute(),
        );
      }
      return toVisitor(row);
    },

    /**
     * Binds a signed identity: the same subject comes back to the same visitor (and history) from any device. Two people on
     * one device never share a history: another subject gets another visitor.
     * @throws TOKEN_INVALID, TOKEN_EXPIRED, IDENTITY_INVALID, IDENTITY_UNAVAILABLE
     */
    async identify(token: string, jwt: string): Promise<IssuedVisitor> {
      if (!parts.identitySecret) throw identityUnavailable();
      const identity = await verifyIdentity(jwt, parts.identitySecret, clock.now());
      const visitor = await find(token);
      const known = {
        subject: identity.sub,
        name: identity.name ?? null,
        region: identity.region ?? null,
        taxpayer_type: identity.taxpayer_type ?? null,
      };
      return storage.write(async (tx) => {
        const same = await tx.db
          .selectFrom('visitors')
          .select('id')
          .where('subject', '=', known.subject)
          .executeTakeFirst();
        const id = same?.id ?? (visitor.subject === null ? visitor.id : newId());
        if (same || id === visitor.id) {
          await tx.db.updateTable('visitors').set(known).where('id', '=', id).execute();
        } else {
          await tx.db
            .insertInto('visitors')
            .values({ id, ...known, created_at: clock.now().toISOString() })
            .execute();
        }
        return {
          token: id === visitor.id ? token : await issueToken(tx, id),
          visitorId: id,
          ...(identity.name ? { name: identity.name } : {}),
        };
      });
    },
  };
}
