import type { Failure, Result } from './protocol.ts';

/** One thing to be said, named by a UUID that stays the same over all tries. */
export interface OutboxItem<P = unknown> {
  id: string;
  event: string;
  payload: P;
  /** What people see while it waits. */
  text: string;
  /** Set when the server refused it for good. */
  failure?: Failure;
}

/** Where the outbox survives a reload; `null` store: it does not. */
export interface KeyValue {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

// What a later try can mend; everything else is shown with "retry" and "delete".
const PASSING = new Set(['RATE_LIMITED', 'INTERNAL', 'TIMEOUT']);

/**
 * Keeps what could not be sent yet, in order, until the server acknowledged it. One is under way at a time, so that order holds;
 * the same id is used for every try, so that the server stores it once.
 */
export class Outbox {
  #items: OutboxItem[];
  #sending = false;
  readonly #key: string;
  readonly #store: KeyValue | null;
  readonly #send: (item: OutboxItem) => Promise<Result<unknown> | null>;
  readonly #changed: () => void;

  /** @param send resolves with the acknowledgement, or null when there was none (offline, timed out) */
  constructor(parts: {
    key: string;
    store: KeyValue | null;
    send: (item: OutboxItem) => Promise<Result<unknown> | null>;
    changed: () => void;
  }) {
    this.#key = parts.key;
    this.#store = parts.store;
    this.#send = parts.send;
    this.#changed = parts.changed;
    this.#items = read(parts.store, parts.key);
  }

  get items(): readonly OutboxItem[] {
    return this.#items;
  }

  add(item: OutboxItem): void {
    this.#set([...this.#items, item]);
    void this.flush();
  }

  /** Tries again what was refused. */
  retry(id: string): void {
    this.#set(this.#items.map((i) => (i.id === id ? without(i) : i)));
    void this.flush();
  }

  remove(id: string): void {
    this.#set(this.#items.filter((i) => i.id !== id));
  }

  /** Sends what waits, oldest first; called on every connect. Stops at the first that gets no acknowledgement. */
  async flush(): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    try {
      for (;;) {
        const item = this.#items.find((i) => !i.failure);
        if (!item) return;
        const result = await this.#send(item);
        if (result === null) return;
        if (result.ok) {
          this.remove(item.id);
        } else if (PASSING.has(result.error.code)) {
          await new Promise((resolve) => setTimeout(resolve, (result.error.retryAfter ?? 2) * 1000));
        } else {
          this.#set(this.#items.map((i) => (i.id === item.id ? { ...i, failure: result.error } : i)));
        }
      }
    } finally {
      this.#sending = false;
    }
  }

  #set(items: OutboxItem[]): void {
    this.#items = items;
    try {
      this.#store?.setItem(this.#key, JSON.stringify(items));
    } catch {
      // Storage is full or blocked: the outbox lives on in memory.
    }
    this.#changed();
  }
}

const without = ({ failure: _, ...item }: OutboxItem): OutboxItem => item;

function read(store: KeyValue | null, key: string): OutboxItem[] {
  try {
    const items: unknown = JSON.parse(store?.getItem(key) ?? '[]');
    if (!Array.isArray(items)) return [];
    return items.filter((i): i is OutboxItem => typeof i?.id === 'string' && typeof i?.event === 'string');
  } catch {
    return [];
  }
}
