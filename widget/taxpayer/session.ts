import { io, type Socket } from 'socket.io-client';
import { MessageStore } from '../shared/message-store.ts';
import { Outbox, type OutboxItem } from '../shared/outbox.ts';
import type {
  ConversationState,
  Failure,
  Message,
  Offered,
  Result,
  ServerToTaxpayer,
  TaxpayerSnapshot,
  TaxpayerToServer,
} from '../shared/protocol.ts';
import { ApiError, api } from './api.ts';
import { createStore } from './store.ts';

const TOKEN = 'consult12366.token';
const OUTBOX = 'consult12366.outbox';
const ACK_MS = 8000;
const TYPING_SHOWN_MS = 6000;

export interface SessionState {
  status: 'connecting' | 'online' | 'offline';
  /** True once after a lost connection came back, until something else happens. */
  restored: boolean;
  messages: readonly Message[];
  waiting: readonly OutboxItem[];
  mode: ConversationState;
  staffed: boolean;
  agentTyping: string | null;
  /** The conversation has been read once: before that, "nothing here" is not known yet. */
  loaded: boolean;
  problem: Failure | null;
}

type Payload<K extends keyof TaxpayerToServer> = Parameters<TaxpayerToServer[K]>[0];
type Answer<K extends keyof TaxpayerToServer> = TaxpayerToServer[K] extends (
  p: never,
  ack: (r: Result<infer D>) => void,
) => void
  ? D
  : never;

const storage = (() => {
  try {
    localStorage.setItem('consult12366.probe', '1');
    localStorage.removeItem('consult12366.probe');
    return localStorage;
  } catch {
    return null;
  }
})();

export const newId = (): string =>
  crypto.randomUUID?.() ??
  // Pages without HTTPS have no randomUUID.
  '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, (c) =>
    (Number(c) ^ ((crypto.getRandomValues(new Uint8Array(1))[0] ?? 0) & (15 >> (Number(c) / 4)))).toString(16),
  );

export type Session = ReturnType<typeof createSession>;

/** The taxpayer's side of the conversation: connection, outbox, and everything said so far. */
export function createSession(heard: (fresh: Message[], live: boolean) => void) {
  const store = createStore<SessionState>({
    status: 'connecting',
    restored: false,
    messages: [],
    waiting: [],
    mode: { mode: 'bot' },
    staffed: false,
    agentTyping: null,
    loaded: false,
    problem: null,
  });
  const messages = new MessageStore();
  let token = storage?.getItem(TOKEN) ?? null;
  let socket: Socket<ServerToTaxpayer, TaxpayerToServer> | undefined;
  let syncing = false;
  let renewed = false;
  let typingTimer: ReturnType<typeof setTimeout> | undefined;

  const outbox = new Outbox({
    key: OUTBOX,
    store: storage,
    changed: () => store.set({ waiting: outbox.items }),
    async send(item) {
      const result = (await call(item.event as 'message:send', item.payload as Payload<'message:send'>)) as Result<{
        seq: number;
        at: string;
      }> | null;
      if (result?.ok) {
        const { seq, at } = result.data;
        take(
          [
            {
              id: item.id,
              conversationId: '',
              seq,
              author: 'taxpayer',
              content: { type: 'text', text: item.text },
              at,
            },
          ],
          false,
        );
      }
      return result;
    },
  });
  store.set({ waiting: outbox.items });

  /** Sends an event; null when no acknowledgement came. */
  async function call<K extends keyof TaxpayerToServer>(
    event: K,
    payload: Payload<K>,
  ): Promise<Result<Answer<K>> | null> {
    if (!socket?.connected) return null;
    try {
      return (await (socket as Socket).timeout(ACK_MS).emitWithAck(event, payload)) as Result<Answer<K>>;
    } catch {
      return null;
    }
  }

  /** As {@link call}, with the failure as a text to show. */
  async function request<K extends keyof TaxpayerToServer>(event: K, payload: Payload<K>): Promise<Answer<K>> {
    const result = await call(event, payload);
    if (result?.ok) return result.data;
    throw new ApiError(result?.error ?? { code: 'OFFLINE', message: '网络不通，请稍后重试。' });
  }

  function take(incoming: Message[], live: boolean): void {
    const fresh = messages.add(incoming);
    if (fresh.length === 0) return;
    store.set({ messages: messages.list, agentTyping: null });
    heard(fresh, live);
    if (messages.complete < (messages.list.at(-1)?.seq ?? 0)) void sync();
  }

  /** Fetches what is missing until nothing is. */
  async function sync(): Promise<void> {
    if (syncing) return;
    syncing = true;
    try {
      for (;;) {
        const result = await call('conversation:open', { afterSeq: messages.complete });
        if (!result?.ok) return;
        const snapshot: TaxpayerSnapshot = result.data;
        const before = messages.complete;
        const first = !store.get().loaded;
        const fresh = messages.add(snapshot.messages);
        store.set({ messages: messages.list, mode: snapshot.state, staffed: snapshot.staffed, loaded: true });
        if (fresh.length > 0) heard(fresh, !first);
        if (messages.complete >= snapshot.lastSeq || messages.complete === before) return;
      }
    } finally {
      syncing = false;
    }
  }

  function remember(next: string | null): void {
    token = next;
    try {
      if (next === null) storage?.removeItem(TOKEN);
      else storage?.setItem(TOKEN, next);
    } catch {
      // Without storage the conversation lasts as long as the page.
    }
  }

  async function connect(): Promise<void> {
    store.set({ status: 'connecting', problem: null });
    try {
      if (token === null) remember((await api.visitor()).token);
    } catch (error) {
      const problem = error instanceof ApiError ? error.failure : null;
      store.set({ status: 'offline', problem });
      setTimeout(() => void connect(), (problem?.retryAfter ?? 5) * 1000);
      return;
    }
    const next: Socket<ServerToTaxpayer, TaxpayerToServer> = io('/taxpayer', {
      auth: { token },
      transports: ['websocket', 'polling'],
      tryAllTransports: true,
      forceNew: true,
    });
    socket = next;
    let dropped = false;
    next.on('connect', () => {
      renewed = false;
      store.set({ status: 'online', restored: dropped, problem: null });
      void sync().then(() => outbox.flush());
    });
    next.on('disconnect', (reason) => {
      dropped = true;
      if (socket === next) store.set({ status: 'offline', restored: false, agentTyping: null });
      if (reason === 'io server disconnect') next.connect();
    });
    next.on('connect_error', (error: Error & { data?: Failure }) => {
      store.set({ status: 'offline' });
      const code = error.data?.code;
      if ((code === 'TOKEN_INVALID' || code === 'TOKEN_EXPIRED') && !renewed) {
        renewed = true;
        start(null);
      }
    });
    next.on('message:new', (message) => take([message], true));
    next.on('conversation:state', (mode) => store.set({ mode }));
    next.on('typing', ({ on, name }) => {
      clearTimeout(typingTimer);
      store.set({ agentTyping: on ? name : null });
      typingTimer = setTimeout(() => store.set({ agentTyping: null }), TYPING_SHOWN_MS);
    });
  }

  /** Begins anew as somebody: a known token, or null for a new visitor. */
  function start(next: string | null): void {
    socket?.close();
    remember(next);
    messages.clear();
    store.set({ messages: [], mode: { mode: 'bot' }, loaded: false, restored: false });
    void connect();
  }

  return {
    store,
    connect,
    request,
    say: (text: string) => {
      const id = newId();
      outbox.add({ id, event: 'message:send', payload: { id, text }, text });
    },
    ask: ({ id: articleId, question, asOf }: Offered) => {
      const id = newId();
      outbox.add({ id, event: 'article:ask', payload: { id, articleId, ...(asOf ? { asOf } : {}) }, text: question });
    },
    retry: (id: string) => {
      outbox.retry(id);
    },
    discard: (id: string) => outbox.remove(id),
    typing: (on: boolean) => {
      if (socket?.connected && store.get().mode.mode === 'agent') socket.volatile.emit('typing', { on });
    },
    async identify(jwt: string): Promise<void> {
      if (token === null) remember((await api.visitor()).token);
      const issued = await api.identify(token ?? '', jwt);
      if (issued.token !== token) start(issued.token);
    },
    logout: () => start(null),
  };
}
