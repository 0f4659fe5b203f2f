import { io, type Socket } from 'socket.io-client';
import { MessageStore } from '../../../shared/message-store.ts';
import { Outbox, type OutboxItem } from '../../../shared/outbox.ts';
import type {
  AgentProfile,
  AgentSnapshot,
  AgentToServer,
  ConversationDetail,
  ConversationSummary,
  Failure,
  Message,
  Offered,
  Result,
  ServerToAgent,
} from '../../../shared/protocol.ts';
import { HttpError } from '../../lib/http.ts';
import { Store } from '../../lib/store.ts';

const ACK_MS = 8000;
const TYPING_SHOWN_MS = 6000;

type Payload<K extends keyof AgentToServer> = Parameters<AgentToServer[K]>[0];
type Answer<K extends keyof AgentToServer> = AgentToServer[K] extends (
  p: never,
  ack: (r: Result<infer D>) => void,
) => void
  ? D
  : never;

/** One conversation as this browser has it. */
export interface OpenConversation {
  detail: ConversationDetail;
  messages: readonly Message[];
  typing: boolean;
  unread: number;
}

export interface DeskState {
  connected: boolean;
  me: AgentProfile | null;
  waiting: ConversationSummary[];
  mine: ConversationSummary[];
  colleagues: AgentSnapshot['colleagues'];
  tickets: { open: number; late: number; near: number };
  /** Grows by one whenever tickets changed: lists load again. */
  ticketsVersion: number;
  current: string | null;
  conversations: Record<string, OpenConversation>;
  outbox: readonly OutboxItem<{ conversationId: string }>[];
}

export type Desk = ReturnType<typeof createDesk>;

/** The agent's side: one connection, the lists, and the conversations on screen. */
export function createDesk(ended: (reason: string) => void) {
  const store = new Store<DeskState>({
    connected: false,
    me: null,
    waiting: [],
    mine: [],
    colleagues: [],
    tickets: { open: 0, late: 0, near: 0 },
    ticketsVersion: 0,
    current: null,
    conversations: {},
    outbox: [],
  });
  const stores = new Map<string, MessageStore>();
  const syncing = new Set<string>();
  const socket: Socket<ServerToAgent, AgentToServer> = io('/agent', {
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
  });

  async function call<K extends keyof AgentToServer>(event: K, payload: Payload<K>): Promise<Result<Answer<K>> | null> {
    if (!socket.connected) return null;
    try {
      return (await (socket as Socket).timeout(ACK_MS).emitWithAck(event, payload)) as Result<Answer<K>>;
    } catch {
      return null;
    }
  }
  /** As {@link call}; what fails is thrown. */
  async function request<K extends keyof AgentToServer>(event: K, payload: Payload<K>): Promise<Answer<K>> {
    const result = await call(event, payload);
    if (result?.ok) return result.data;
    throw new HttpError(result?.error ?? { code: 'OFFLINE', message: '连接已断开，请稍后重试。' });
  }

  const outbox = new Outbox({
    key: 'console.outbox',
    store: sessionStorage,
    changed: () => store.set({ outbox: outbox.items as DeskState['outbox'] }),
    send: (item) => call(item.event as 'message:send', item.payload as Payload<'message:send'>),
  });

  function change(id: string, part: Partial<OpenConversation>): void {
    const { conversations } = store.get();
    const known = conversations[id];
    if (known) store.set({ conversations: { ...conversations, [id]: { ...known, ...part } } });
  }

  function messagesOf(id: string): MessageStore {
    const known = stores.get(id) ?? new MessageStore();
    stores.set(id, known);
    return known;
  }

  /** Reads what is missing of a conversation until nothing is. */
  async function sync(id: string): Promise<void> {
    if (syncing.has(id)) return;
    syncing.add(id);
    try {
      const messages = messagesOf(id);
      for (;;) {
        const before = messages.complete;
        const result = await call('conversation:open', { conversationId: id, afterSeq: before });
        if (!result) return;
        if (!result.ok) {
          forget(id);
          return;
        }
        put(result.data);
        if (messages.complete >= result.data.lastSeq || messages.complete === before) return;
      }
    } finally {
      syncing.delete(id);
    }
  }

  function put(detail: ConversationDetail): void {
    const id = detail.conversationId;
    const messages = messagesOf(id);
    messages.add(detail.messages);
    const { conversations } = store.get();
    const known = conversations[id];
    const suggestions = detail.suggestions.length > 0 ? detail.suggestions : (known?.detail.suggestions ?? []);
    const next = {
      detail: { ...detail, suggestions },
      messages: messages.list,
      typing: false,
      unread: known?.unread ?? 0,
    };
    store.set({ conversations: { ...conversations, [id]: next } });
  }

  function forget(id: string): void {
    stores.delete(id);
    const { [id]: _, ...conversations } = store.get().conversations;
    store.set({ conversations, ...(store.get().current === id ? { current: null } : {}) });
  }

  function lists(snapshot: Pick<AgentSnapshot, 'waiting' | 'mine' | 'colleagues'>): void {
    store.set({ waiting: snapshot.waiting, mine: snapshot.mine, colleagues: snapshot.colleagues });
    for (const { conversationId } of snapshot.mine)
      if (!store.get().conversations[conversationId]) void sync(conversationId);
  }

  socket.on('connect', () => {
    store.set({ connected: true });
    void call('desk:open', {}).then((result) => {
      if (!result?.ok) return;
      store.set({ me: result.data.me });
      lists(result.data);
      for (const id of Object.keys(store.get().conversations)) void sync(id);
      void outbox.flush();
    });
  });
  socket.on('disconnect', (reason) => {
    store.set({ connected: false });
    if (reason === 'io server disconnect') socket.connect();
  });
  socket.on('connect_error', (error: Error & { data?: Failure }) => {
    if (error.data?.code === 'NOT_SIGNED_IN' || error.data?.code === 'MUST_CHANGE_PASSWORD') {
      socket.close();
      ended('登录已失效，请重新登录。未发送的内容已保留。');
    }
  });
  socket.on('session:ended', ({ message }) => {
    socket.close();
    ended(`${message}未发送的内容已保留。`);
  });
  socket.on('desk:changed', lists);
  socket.on('tickets:changed', (tickets) => store.set({ tickets, ticketsVersion: store.get().ticketsVersion + 1 }));
  socket.on('conversation:state', ({ conversationId, state, taxpayerOnline }) => {
    const known = store.get().conversations[conversationId];
    if (!known) return;
    const mine =
      store.get().me?.name !== undefined &&
      state.mode === 'agent' &&
      store.get().mine.some((m) => m.conversationId === conversationId);
    change(conversationId, {
      detail: {
        ...known.detail,
        state,
        taxpayerOnline,
        mine: state.mode === 'agent' ? known.detail.mine || mine : false,
      },
    });
  });
  socket.on('typing', ({ conversationId, on }) => {
    change(conversationId, { typing: on });
    if (on) setTimeout(() => change(conversationId, { typing: false }), TYPING_SHOWN_MS);
  });
  socket.on('message:new', (message) => {
    const id = message.conversationId;
    if (!store.get().conversations[id]) return;
    const messages = messagesOf(id);
    if (messages.add([message]).length === 0) return;
    const seen = store.get().current === id && document.visibilityState === 'visible';
    const unread = (store.get().conversations[id]?.unread ?? 0) + (message.author === 'taxpayer' && !seen ? 1 : 0);
    change(id, { messages: messages.list, unread, ...(message.author === 'taxpayer' ? { typing: false } : {}) });
    if (messages.complete < message.seq) void sync(id);
  });

  return {
    store,
    request,
    close(): void {
      socket.close();
    },
    async show(id: string | null): Promise<void> {
      store.set({ current: id });
      if (id === null) return;
      change(id, { unread: 0 });
      await sync(id);
    },
    async take(id: string): Promise<void> {
      put(await request('conversation:take', { conversationId: id }));
      store.set({ current: id });
    },
    async setOnline(online: boolean): Promise<void> {
      store.set({ me: await request('presence:set', { online }) });
    },
    say(conversationId: string, text: string): void {
      const id = crypto.randomUUID();
      outbox.add({ id, event: 'message:send', payload: { conversationId, id, text }, text });
    },
    sendArticle(conversationId: string, { id: articleId, question, asOf }: Offered): void {
      const id = crypto.randomUUID();
      outbox.add({
        id,
        event: 'article:send',
        payload: { conversationId, id, articleId, ...(asOf ? { asOf } : {}) },
        text: `知识原文：${question}`,
      });
    },
    retry: (id: string) => outbox.retry(id),
    discard: (id: string) => outbox.remove(id),
    typing: (conversationId: string, on: boolean) => {
      if (socket.connected) socket.volatile.emit('typing', { conversationId, on });
    },
  };
}
