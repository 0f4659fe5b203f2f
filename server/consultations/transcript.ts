import type { Kysely } from 'kysely';
import type { Bus } from '../cluster/bus.ts';
import type { Author, Content, Message } from '../realtime/protocol.ts';
import type { Clock } from '../shared/clock.ts';
import { newId } from '../shared/ids.ts';
import type { Database, MessagesTable } from '../storage/database.types.ts';
import type { Storage, Unit } from '../storage/storage.ts';

/** Who says something. `id`: the sender's own UUID for the message, so that saying it twice stores it once. */
export interface Utterance {
  id?: string;
  author: Author;
  authorId?: string;
  authorName?: string;
  content: Content;
}

export const system = (content: Content): Utterance => ({ author: 'system', content });
export const bot = (content: Content): Utterance => ({ author: 'bot', authorName: '智能应答', content });

export interface ConversationRow {
  id: string;
  visitorId: string;
  lastSeq: number;
}

function toMessage(row: MessagesTable): Message {
  return {
    id: row.id,
    conversationId: row.conversation_id,
    seq: row.seq,
    author: row.author,
    ...(row.author_name ? { authorName: row.author_name } : {}),
    content: JSON.parse(row.content) as Content,
    at: row.at,
  };
}

export type Transcript = ReturnType<typeof createTranscript>;

/**
 * What was said in a conversation: messages in one unbroken sequence, each stored once (law 1). Who may say what is
 * decided above; this room only keeps the record and tells the bus after the commit.
 */
export function createTranscript({ storage, clock, bus }: { storage: Storage; clock: Clock; bus: Bus }) {
  const find = (db: Kysely<Database>, id: string) =>
    db.selectFrom('conversations').selectAll().where('id', '=', id).executeTakeFirst();

  return {
    /** A visitor's conversation, made at the first call. */
    async ofVisitor(visitorId: string): Promise<ConversationRow> {
      const known = await storage.read
        .selectFrom('conversations')
        .selectAll()
        .where('visitor_id', '=', visitorId)
        .executeTakeFirst();
      if (known) return { id: known.id, visitorId, lastSeq: known.last_seq };
      return storage.write(async (tx) => {
        const row = { id: newId(), visitor_id: visitorId, last_seq: 0, created_at: clock.now().toISOString() };
        await tx.db
          .insertInto('conversations')
          .values(row)
          .onConflict((c) => c.column('visitor_id').doNothing())
          .execute();
        const stored = await tx.db
          .selectFrom('conversations')
          .selectAll()
          .where('visitor_id', '=', visitorId)
          .executeTakeFirstOrThrow();
        return { id: stored.id, visitorId, lastSeq: stored.last_seq };
      });
    },

    async byId(id: string, db: Kysely<Database> = storage.read): Promise<ConversationRow | null> {
      const row = await find(db, id);
      return row ? { id: row.id, visitorId: row.visitor_id, lastSeq: row.last_seq } : null;
    },

    /** The stored message with the sender's id, if it was stored before. */
    async stored(tx: Unit, conversationId: string, id: string): Promise<Message | null> {
      const row = await tx.db
        .selectFrom('messages')
        .selectAll()
        .where('conversation_id', '=', conversationId)
        .where('id', '=', id)
        .executeTakeFirst();
      return row ? toMessage(row) : null;
    },

    /** Adds messages at the end, in order; listeners hear of them after the commit. */
    async append(tx: Unit, conversationId: string, utterances: Utterance[]): Promise<Message[]> {
      if (utterances.length === 0) return [];
      const conversation = await tx.db
        .updateTable('conversations')
        .set((e) => ({ last_seq: e('last_seq', '+', utterances.length) }))
        .where('id', '=', conversationId)
        .returning(['last_seq', 'visitor_id'])
        .executeTakeFirstOrThrow();
      const first = conversation.last_seq - utterances.length + 1;
      const at = clock.now().toISOString();
      const rows = utterances.map((u, i) => ({
        conversation_id: conversationId,
        seq: first + i,
        id: u.id ?? newId(),
        author: u.author,
        author_id: u.authorId ?? null,
        author_name: u.authorName ?? null,
        content: JSON.stringify(u.content),
        at,
      }));
      await tx.db.insertInto('messages').values(rows).execute();
      const messages = rows.map(toMessage);
      tx.afterCommit(() => {
        for (const message of messages) bus.emit('message.stored', { message, visitorId: conversation.visitor_id });
      });
      return messages;
    },

    /** Oldest first, after a sequence number. */
    async after(conversationId: string, seq: number, limit: number): Promise<Message[]> {
      const rows = await storage.read
        .selectFrom('messages')
        .selectAll()
        .where('conversation_id', '=', conversationId)
        .where('seq', '>', seq)
        .orderBy('seq')
        .limit(limit)
        .execute();
      return rows.map(toMessage);
    },

    /** Oldest first, the last `limit` before a sequence number. */
    async before(
      conversationId: string,
      seq: number,
      limit: number,
      db = storage.read as Kysely<Database>,
    ): Promise<Message[]> {
      const rows = await db
        .selectFrom('messages')
        .selectAll()
        .where('conversation_id', '=', conversationId)
        .where('seq', '<', seq)
        .orderBy('seq', 'desc')
        .limit(limit)
        .execute();
      return rows.reverse().map(toMessage);
    },
  };
}
