import type { Kysely } from 'kysely';
import type { Bus } from '../cluster/bus.ts';
import type { AgentProfile, ConversationState } from '../realtime/protocol.ts';
import type { Clock } from '../shared/clock.ts';
import { newId } from '../shared/ids.ts';
import type { Database } from '../storage/database.types.ts';
import type { Storage, Unit } from '../storage/storage.ts';
import type { Presence } from './presence.ts';
import type { HandoverReason } from './reasons.ts';
import {
  alreadyRated,
  atCapacity,
  conversationTaken,
  nothingToRate,
  notOnline,
  notWaiting,
  notYours,
} from './routing.errors.ts';
import { type HandoverRow, handoversRepository as handovers } from './routing.repository.ts';

export type EndOutcome = 'served' | 'cancelled' | 'ticket' | 'nobody';

export interface RoutingParts {
  storage: Storage;
  clock: Clock;
  bus: Bus;
  presence: Presence;
  /** All staff; who of them is connected, presence knows. */
  staff: () => Promise<AgentProfile[]>;
  /** May people be served at this moment, by the opening hours and the bureau's rule for agents who stay longer? */
  mayServe: (at: Date) => boolean;
}

export type Routing = ReturnType<typeof createRouting>;

/**
 * Who has a conversation: the bot, the queue, or an agent. It owns the hand-overs and returns what became of a request; what
 * is said about it is for the room above. An open hand-over is the one mark of "a person has it", read inside the
 * transaction of every bot message (law 5).
 */
export function createRouting(parts: RoutingParts) {
  const { storage, clock, bus, presence } = parts;

  async function state(conversationId: string, db: Kysely<Database> = storage.read): Promise<ConversationState> {
    const row = await handovers.openOf(db, conversationId);
    if (!row) return { mode: 'bot' };
    if (row.taken_at === null) {
      const waiting = await handovers.waiting(db);
      const position = waiting.findIndex((w) => w.id === row.id) + 1;
      return { mode: 'waiting', position, since: row.requested_at, handoverId: row.id };
    }
    const agent = (await parts.staff()).find((a) => a.id === row.agent_id);
    return { mode: 'agent', agentName: agent?.name ?? '坐席', since: row.taken_at, handoverId: row.id };
  }

  /** After the commit: tell this conversation and everyone behind it in the queue where they stand. */
  function changed(tx: Unit, conversationId: string): void {
    tx.afterCommit(() => {
      void (async () => {
        const waiting = (await handovers.waiting(storage.read)).map((w) => w.conversation_id);
        for (const id of new Set([conversationId, ...waiting])) {
          const row = await storage.read
            .selectFrom('conversations')
            .select('visitor_id')
            .where('id', '=', id)
            .executeTakeFirst();
          if (row)
            bus.emit('conversation.changed', { conversationId: id, visitorId: row.visitor_id, state: await state(id) });
        }
        bus.emit('desk.changed', {});
      })();
    });
  }

  async function mine(tx: Unit, conversationId: string, agentId: string): Promise<HandoverRow> {
    const row = await handovers.openOf(tx.db, conversationId);
    if (!row || row.agent_id !== agentId) throw notYours();
    return row;
  }

  async function end(tx: Unit, row: HandoverRow, outcome: EndOutcome): Promise<void> {
    await handovers.update(tx.db, row.id, { ended_at: clock.now().toISOString(), outcome });
    changed(tx, row.conversation_id);
  }

  return {
    state,

    /** Is somebody online and connected who may serve now? */
    async staffed(): Promise<boolean> {
      if (!parts.mayServe(clock.now())) return false;
      return (await parts.staff()).some((agent) => agent.online && presence.connected(agent.id));
    },

    /** Puts a conversation into the queue; one that is there already stays where it is. */
    async enqueue(
      tx: Unit,
      conversationId: string,
      reason: HandoverReason,
      question: string,
    ): Promise<ConversationState> {
      const known = await handovers.openOf(tx.db, conversationId);
      if (!known) {
        await handovers.insert(tx.db, {
          id: newId(),
          conversation_id: conversationId,
          reason,
          question,
          requested_at: clock.now().toISOString(),
          taken_at: null,
          agent_id: null,
          ended_at: null,
          outcome: null,
          rating: null,
          rating_comment: null,
        });
        changed(tx, conversationId);
      }
      return state(conversationId, tx.db);
    },

    /** Leaves the queue. Nothing happens when it is not waiting. */
    async leaveQueue(tx: Unit, conversationId: string, outcome: EndOutcome): Promise<boolean> {
      const row = await handovers.openOf(tx.db, conversationId);
      if (!row || row.taken_at !== null) return false;
      await end(tx, row, outcome);
      return true;
    },

    /** @throws CONVERSATION_TAKEN with who has it, NOT_WAITING, AT_CAPACITY, NOT_ONLINE */
    async take(tx: Unit, conversationId: string, agent: AgentProfile): Promise<{ row: HandoverRow; again: boolean }> {
      const row = await handovers.openOf(tx.db, conversationId);
      if (!row) throw notWaiting();
      if (row.agent_id === agent.id) return { row, again: true };
      if (row.agent_id !== null) throw await takenBy(row.agent_id);
      const now = (await parts.staff()).find((a) => a.id === agent.id);
      if (!now?.online) throw notOnline();
      const held = (await handovers.taken(tx.db)).filter((t) => t.agent_id === agent.id).length;
      if (held >= now.capacity) throw atCapacity();
      const at = clock.now().toISOString();
      if (!(await handovers.take(tx.db, row.id, agent.id, at))) {
        const winner = (await handovers.byId(tx.db, row.id))?.agent_id;
        throw winner ? await takenBy(winner) : notWaiting();
      }
      changed(tx, conversationId);
      return { row: { ...row, agent_id: agent.id, taken_at: at }, again: false };
    },

    mine,
    /** @throws NOT_YOURS */
    async end(tx: Unit, conversationId: string, agentId: string, outcome: EndOutcome): Promise<HandoverRow> {
      const row = await mine(tx, conversationId, agentId);
      await end(tx, row, outcome);
      return row;
    },

    /** May this person read the conversation? Waiting ones: every agent; others: who serves or served it, and supervisors. */
    async mayRead(conversationId: string, agent: AgentProfile): Promise<boolean> {
      if (agent.role !== 'agent') return true;
      const row = await handovers.openOf(storage.read, conversationId);
      if (row && (row.taken_at === null || row.agent_id === agent.id)) return true;
      return (await handovers.servedBy(storage.read, conversationId, agent.id)) !== undefined;
    },

    /** @throws NOTHING_TO_RATE, ALREADY_RATED */
    async rate(
      tx: Unit,
      conversationId: string,
      handoverId: string,
      score: number,
      comment: string | null,
    ): Promise<void> {
      const row = await handovers.byId(tx.db, handoverId);
      if (!row || row.conversation_id !== conversationId || row.outcome !== 'served') throw nothingToRate();
      if (row.rating !== null) throw alreadyRated();
      await handovers.update(tx.db, handoverId, { rating: score, rating_comment: comment });
    },

    /** Those who wait longer than `afterMs`, and everyone who waits while nobody could take them. */
    async overdue(afterMs: number, nobodyAfterMs: number): Promise<HandoverRow[]> {
      const now = clock.now().getTime();
      const staffed = await this.staffed();
      const waiting = await handovers.waiting(storage.read);
      return waiting.filter((w) => now - Date.parse(w.requested_at) > (staffed ? afterMs : nobodyAfterMs));
    },

    /** Puts the conversations of agents who have been gone for `graceMs` back into the queue, at the place they had. */
    async releaseLost(tx: Unit, graceMs: number): Promise<HandoverRow[]> {
      const lost = (await handovers.taken(tx.db)).filter((t) => t.agent_id && presence.absentFor(t.agent_id) > graceMs);
      for (const row of lost) {
        await handovers.update(tx.db, row.id, { agent_id: null, taken_at: null, reason: 'agent-lost' });
        changed(tx, row.conversation_id);
      }
      return lost;
    },

    list: async () => ({ waiting: await handovers.waiting(storage.read), taken: await handovers.taken(storage.read) }),
    current: (conversationId: string) => handovers.openOf(storage.read, conversationId),
    last: (conversationId: string) => handovers.lastOf(storage.read, conversationId),
  };

  async function takenBy(agentId: string) {
    const name = (await parts.staff()).find((a) => a.id === agentId)?.name ?? '其他坐席';
    return conversationTaken({ takenBy: name, message: `这个会话已由 ${name} 接入。` });
  }
}
