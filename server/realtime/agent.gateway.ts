import type { Namespace, Socket } from 'socket.io';
import { mustChangePassword, notSignedIn } from '../accounts/accounts.errors.ts';
import type { Accounts } from '../accounts/accounts.service.ts';
import { readSessionCookie } from '../accounts/cookie.ts';
import type { Sessions, StaffSession } from '../accounts/sessions.service.ts';
import type { Bus } from '../cluster/bus.ts';
import type { Desk } from '../consultations/desk.service.ts';
import type { Presence } from '../routing/presence.ts';
import type { Routing } from '../routing/routing.service.ts';
import type { Limit } from '../shared/limits.ts';
import type { Log } from '../shared/log.ts';
import type { Tickets } from '../tickets/tickets.service.ts';
import { addressOf, releaseRequest } from './address.ts';
import { createGateway } from './gateway.ts';
import type { AgentToServer, ServerToAgent } from './protocol.ts';
import { nothing, agentSchemas as schemas } from './schemas.ts';
import { connectError } from './taxpayer.gateway.ts';

export interface AgentGatewayParts {
  accounts: Accounts;
  sessions: Sessions;
  desk: Desk;
  routing: Routing;
  tickets: Tickets;
  presence: Presence;
  taxpayerPresence: Presence;
  bus: Bus;
  log: Log;
  perConnection: Limit;
  perAddress: Limit;
  trustProxy: number;
  /** Shows a visitor that the agent is typing. */
  showTyping: (visitorId: string, on: boolean, name: string) => void;
}

type AgentSocket = Socket<AgentToServer, ServerToAgent, Record<string, never>, { session: StaffSession }>;
export type AgentNamespace = Namespace<AgentToServer, ServerToAgent, Record<string, never>, { session: StaffSession }>;

const LOOK_AGAIN_MS = 30 * 60_000;
const agentRoom = (accountId: string): string => `agent:${accountId}`;
/** Sockets that have a conversation open on screen, among those who may read it. */
const watchRoom = (conversationId: string): string => `watch:${conversationId}`;

/** The agents' namespace: authenticated by the session cookie, looked at again every 30 minutes and whenever sessions end. */
export function serveAgents(namespace: AgentNamespace, parts: AgentGatewayParts): { stop: () => void } {
  namespace.use((socket, next) => {
    void (async () => {
      const session = await parts.sessions.find(readSessionCookie(socket.handshake.headers.cookie));
      if (!session) return next(connectError(notSignedIn()));
      if (session.mustChangePassword) return next(connectError(mustChangePassword()));
      socket.data.session = session;
      next();
    })().catch((error) => next(connectError(error)));
  });

  namespace.on('connection', (socket) => serve(socket, parts));

  async function lookAgain(only?: string): Promise<void> {
    for (const socket of namespace.sockets.values()) {
      const { session } = socket.data;
      if (only && session.account.id !== only) continue;
      if (await parts.sessions.findById(session.sessionId)) continue;
      socket.emit('session:ended', { code: 'SESSION_ENDED', message: '登录已失效，请重新登录。' });
      socket.disconnect(true);
    }
  }
  const timer = setInterval(
    () => void lookAgain().catch((err) => parts.log.error({ err }, 'session check failed')),
    LOOK_AGAIN_MS,
  );
  timer.unref();

  /** Whoever looked at a waiting conversation stops seeing it once a colleague has it. */
  async function closeToOthers(conversationId: string): Promise<void> {
    for (const socket of namespace.sockets.values()) {
      if (!socket.rooms.has(watchRoom(conversationId))) continue;
      if (!(await parts.routing.mayRead(conversationId, socket.data.session.account)))
        await socket.leave(watchRoom(conversationId));
    }
  }

  const desk = coalesce(async () => {
    for (const id of new Set([...namespace.sockets.values()].map((s) => s.data.session.account.id))) {
      const account = [...namespace.sockets.values()].find((s) => s.data.session.account.id === id)?.data.session
        .account;
      if (!account) continue;
      const { waiting, mine, colleagues } = await parts.desk.snapshot(account);
      namespace.to(agentRoom(id)).emit('desk:changed', { waiting, mine, colleagues });
    }
  }, parts.log);
  const counts = coalesce(async () => {
    namespace.emit('tickets:changed', await parts.tickets.counts());
  }, parts.log);

  const off = [
    parts.bus.on('staff.session-ended', ({ accountId }) => void lookAgain(accountId)),
    parts.bus.on('desk.changed', desk),
    parts.bus.on('tickets.changed', counts),
    parts.bus.on('message.stored', ({ message }) => {
      namespace.to(watchRoom(message.conversationId)).emit('message:new', message);
    }),
    parts.bus.on('conversation.changed', ({ conversationId, visitorId, state }) => {
      const taxpayerOnline = parts.taxpayerPresence.connected(visitorId);
      namespace.to(watchRoom(conversationId)).emit('conversation:state', { conversationId, state, taxpayerOnline });
      void closeToOthers(conversationId).catch((err) => parts.log.error({ err }, 'watchers were not checked'));
    }),
  ];
  return {
    stop() {
      clearInterval(timer);
      for (const stop of off) stop();
    },
  };
}

/** Shows an agent that the taxpayer is typing. */
export function showTypingToAgent(
  namespace: AgentNamespace,
  agentId: string,
  conversationId: string,
  on: boolean,
): void {
  namespace.to(agentRoom(agentId)).volatile.emit('typing', { conversationId, on });
}

function serve(socket: AgentSocket, parts: AgentGatewayParts): void {
  const { desk, accounts, presence, bus } = parts;
  const me = socket.data.session.account;
  void socket.join(agentRoom(me.id));
  presence.joined(me.id);
  bus.emit('desk.changed', {});
  socket.on('disconnect', () => {
    presence.left(me.id);
    bus.emit('desk.changed', {});
  });

  const address = addressOf(socket, parts.trustProxy);
  releaseRequest(socket);
  const gate = createGateway(socket, { ...parts, address });

  gate.on('desk:open', nothing, () => desk.snapshot(me));
  gate.on('presence:set', schemas.presence, (p) => accounts.setOnline(me.id, p.online));
  gate.on('conversation:take', schemas.conversation, async (p) => {
    const detail = await desk.take(me, p.conversationId);
    await socket.join(watchRoom(p.conversationId));
    return detail;
  });
  gate.on('conversation:open', schemas.open, async (p) => {
    // Watching begins before reading, so that nothing said in between is missed; a refused reader watches nothing.
    if (await parts.routing.mayRead(p.conversationId, me)) await socket.join(watchRoom(p.conversationId));
    return desk.open(me, p.conversationId, p.afterSeq);
  });
  gate.on('conversation:history', schemas.history, async (p) => ({
    messages: await desk.history(me, p.conversationId, p.beforeSeq),
  }));
  gate.on('conversation:end', schemas.conversation, async (p) => {
    await desk.end(me, p.conversationId);
    return { conversationId: p.conversationId };
  });
  gate.on('conversation:to-ticket', schemas.toTicket, async (p) => ({
    ticket: await desk.toTicket(me, p.conversationId, p.id, p.question, p.kind),
  }));
  gate.on('message:send', schemas.send, (p) => desk.send(me, p.conversationId, p.id, p.text));
  gate.on('article:send', schemas.sendArticle, (p) =>
    desk.sendArticle(me, p.conversationId, p.id, p.articleId, p.asOf),
  );
  gate.on('kb:search', schemas.search, async (p) => ({ suggestions: await desk.suggest(p.text) }));
  gate.onVolatile('typing', schemas.typing, async (p) => {
    const visitorId = await desk.typingTarget(me, p.conversationId);
    if (visitorId) parts.showTyping(visitorId, p.on, me.name);
  });
}

/** Runs `job` soon after a call, once for all calls that came meanwhile. */
function coalesce(job: () => Promise<void>, log: Log): () => void {
  let due = false;
  return () => {
    if (due) return;
    due = true;
    setTimeout(() => {
      due = false;
      job().catch((err) => log.error({ err }, 'telling agents failed'));
    }, 20);
  };
}
