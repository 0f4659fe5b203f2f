import type { Message } from './protocol.ts';

/**
 * The messages of one conversation as this browser has them: each once, in the order of their sequence numbers, whatever the order
 * and number of times they came in.
 */
export class MessageStore {
  #bySeq = new Map<number, Message>();
  #list: readonly Message[] = [];
  #complete = 0;

  /** Oldest first. The array is a new one after every change. */
  get list(): readonly Message[] {
    return this.#list;
  }

  /** The last sequence number up to which nothing is missing. */
  get complete(): number {
    return this.#complete;
  }

  /** Adds what is new. @returns the messages that were, oldest first */
  add(messages: readonly Message[]): Message[] {
    const fresh = messages.filter((m) => {
      if (this.#bySeq.has(m.seq)) return false;
      this.#bySeq.set(m.seq, m);
      return true;
    });
    if (fresh.length === 0) return [];
    while (this.#bySeq.has(this.#complete + 1)) this.#complete++;
    this.#list = [...this.#bySeq.values()].sort((a, b) => a.seq - b.seq);
    return fresh.sort((a, b) => a.seq - b.seq);
  }

  has(id: string): boolean {
    return this.#list.some((m) => m.id === id);
  }

  clear(): void {
    this.#bySeq = new Map();
    this.#list = [];
    this.#complete = 0;
  }
}
