import type { ConversationState, Message } from '../realtime/protocol.ts';

/** What happened, told after the commit that made it true. */
export interface DomainEvents {
  'message.stored': { message: Message; visitorId: string };
  'conversation.changed': { conversationId: string; visitorId: string; state: ConversationState };
  'desk.changed': Record<string, never>;
  'tickets.changed': Record<string, never>;
  'filings.changed': Record<string, never>;
  /** Some of the account's sessions ended: look again at who is still signed in. */
  'staff.session-ended': { accountId: string };
}

/** Tells listeners of domain events. In one process a call; with several nodes the same verbs go over Redis. */
export interface Bus {
  emit<K extends keyof DomainEvents>(name: K, event: DomainEvents[K]): void;
  on<K extends keyof DomainEvents>(name: K, listener: (event: DomainEvents[K]) => void): () => void;
}

/** A bus within this process. A listener that throws does not stop the others. */
export function createInProcessBus(onError: (error: unknown) => void): Bus {
  const listeners = new Map<keyof DomainEvents, Set<(event: never) => void>>();
  return {
    emit(name, event) {
      for (const listener of listeners.get(name) ?? []) {
        try {
          (listener as (e: typeof event) => void)(event);
        } catch (error) {
          onError(error);
        }
      }
    },
    on(name, listener) {
      const set = listeners.get(name) ?? new Set();
      listeners.set(name, set);
      set.add(listener as (event: never) => void);
      return () => set.delete(listener as (event: never) => void);
    },
  };
}
