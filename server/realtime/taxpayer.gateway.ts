import type { Namespace, Socket } from 'socket.io';
import type { Bus } from '../cluster/bus.ts';
import type { Dialogue } from '../consultations/dialogue.service.ts';
import type { Transcript } from '../consultations/transcript.ts';
import type { Presence } from '../routing/presence.ts';
import type { Routing } from '../routing/routing.service.ts';
import { AppError, toFailure } from '../shared/errors.ts';
import type { Limit } from '../shared/limits.ts';
import type { Log } from '../shared/log.ts';
import { tokenInvalid } from '../taxpayers/taxpayers.errors.ts';
import type { Taxpayers, Visitor } from '../taxpayers/taxpayers.service.ts';
import type { Tickets } from '../tickets/tickets.service.ts';
import { addressOf, releaseRequest } from './address.ts';
import { createGateway } from './gateway.ts';
import type { ServerToTaxpayer, TaxpayerToServer } from './protocol.ts';
import { nothing, taxpayerSchemas as schemas } from './schemas.ts';

export interface TaxpayerGatewayParts {
  dialogue: Dialogue;
  transcript: Transcript;
  routing: Routing;
  tickets: Tickets;
  taxpayers: Taxpayers;
  presence: Presence;
  bus: Bus;
  log: Log;
  perConnection: Limit;
  perAddress: Limit;
  messages: Limit;
  trustProxy: number;
  /** Shows an agent that the taxpayer is typing. */
  showTyping: (agentId: string, conversationId: string, on: boolean) => void;
}

type TaxpayerSocket = Socket<TaxpayerToServer, ServerToTaxpayer, Record<string, never>, { visitor: Visitor }>;
export type TaxpayerNamespace = Namespace<
  TaxpayerToServer,
  ServerToTaxpayer,
  Record<string, never>,
  { visitor: Visitor }
>;

const roomOf = (visitorId: string): string => `visitor:${visitorId}`;

/** An error that Socket.IO shows the client as `connect_error` with `data.code`. */
export function connectError(error: unknown): Error {
  const { body } = toFailure(error);
  return Object.assign(new Error(body.message), { data: body });
}

/** The taxpayers' namespace: a visitor reaches only the one conversation that is theirs; no event names a conversation. */
export function serveTaxpayers(namespace: TaxpayerNamespace, parts: TaxpayerGatewayParts): void {
  namespace.use((socket, next) => {
    const token: unknown = socket.handshake.auth['token'];
    const check =
      typeof token === 'string' && token.length < 200
        ? parts.taxpayers.authenticate(token)
        : Promise.reject(tokenInvalid());
    check.then(
      (visitor) => {
        socket.data.visitor = visitor;
        next();
      },
      (error) => {
        if (!(error instanceof AppError)) parts.log.error({ err: error }, 'taxpayer sign-in failed');
        next(connectError(error));
      },
    );
  });

  namespace.on('connection', (socket) => serve(socket, parts));

  parts.bus.on('message.stored', ({ message, visitorId }) => {
    namespace.to(roomOf(visitorId)).emit('message:new', message);
  });
  parts.bus.on('conversation.changed', ({ visitorId, state }) => {
    namespace.to(roomOf(visitorId)).emit('conversation:state', state);
  });
}

/** Shows a visitor that the agent is typing. */
export function showTypingTo(namespace: TaxpayerNamespace, visitorId: string, on: boolean, name: string): void {
  namespace.to(roomOf(visitorId)).volatile.emit('typing', { on, name });
}

function serve(socket: TaxpayerSocket, parts: TaxpayerGatewayParts): void {
  const { dialogue, tickets, routing, presence } = parts;
  const { visitor } = socket.data;
  const mine = parts.transcript.ofVisitor(visitor.id);
  mine.catch((error) => parts.log.error({ err: error }, 'conversation could not be opened'));
  void socket.join(roomOf(visitor.id));
  presence.joined(visitor.id);
  socket.on('disconnect', () => presence.left(visitor.id));

  const address = addressOf(socket, parts.trustProxy);
  releaseRequest(socket);
  const gate = createGateway(socket, { ...parts, address });
  const limited = async () => parts.messages.take(visitor.id);

  gate.on('conversation:open', schemas.open, async (p) => dialogue.open(await mine, p.afterSeq));
  gate.on('conversation:history', schemas.history, async (p) => ({
    messages: await dialogue.history(await mine, p.beforeSeq),
  }));
  gate.on('message:send', schemas.send, async (p) => {
    await limited();
    return dialogue.send(await mine, p.id, p.text);
  });
  gate.on('article:ask', schemas.askArticle, async (p) => {
    await limited();
    return dialogue.askArticle(await mine, p.id, p.articleId, p.asOf);
  });
  gate.on('handover:request', schemas.handover, async (p) => ({
    state: await dialogue.requestHandover(await mine, p.id),
  }));
  gate.on('handover:cancel', schemas.handover.partial().or(nothing), async () => ({
    state: await dialogue.cancelHandover(await mine),
  }));
  gate.on('feedback:give', schemas.feedback, async (p) => {
    await dialogue.giveFeedback(await mine, p.messageId, p.solved);
    return { solved: p.solved };
  });
  gate.on('ticket:leave', schemas.leave, async (p) => {
    await limited();
    return { ticket: await dialogue.leaveTicket(await mine, p.id, p.question, p.phone ?? null) };
  });
  gate.on('filing:submit', schemas.filing, async (p) => {
    await limited();
    return { filing: await dialogue.file(await mine, p.id, p.form) };
  });
  gate.on('ticket:contact', schemas.contact, async (p) => ({
    ticket: await tickets.setPhone(visitor.id, p.code, p.phone),
  }));
  gate.on('ticket:supplement', schemas.supplement, async (p) => {
    await limited();
    return { ticket: await tickets.supplement(visitor.id, p.code, p.id, p.text) };
  });
  gate.on('rating:give', schemas.rating, async (p) => {
    await dialogue.rate(await mine, p.handoverId, p.score, p.comment ?? null);
    return { handoverId: p.handoverId };
  });
  gate.onVolatile('typing', schemas.typing, async (p) => {
    const { id } = await mine;
    const handover = await routing.current(id);
    if (handover?.agent_id) parts.showTyping(handover.agent_id, id, p.on);
  });
}
