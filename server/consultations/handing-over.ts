import type { Content } from '../realtime/protocol.ts';
import type { HandoverReason } from '../routing/reasons.ts';
import type { Routing } from '../routing/routing.service.ts';
import { AppError } from '../shared/errors.ts';
import type { Unit } from '../storage/storage.ts';
import type { NewTicket, Tickets } from '../tickets/tickets.service.ts';

export interface HandOverRequest {
  conversationId: string;
  visitorId: string;
  reason: HandoverReason;
  /** What the taxpayer wants to know; empty when only a person was asked for. */
  question: string;
  /** The message that led here: the same one never makes a second ticket. */
  requestId: string;
  /** Said before the outcome. */
  words: string;
}

/**
 * Brings a person in: the queue when somebody is there, otherwise a ticket with its promise, or, when nothing was asked yet, a
 * form to leave the question.
 */
export function createHandingOver(parts: { routing: Routing; tickets: Tickets; hoursText: string }) {
  const { routing, tickets, hoursText } = parts;
  return {
    async bringIn(tx: Unit, request: HandOverRequest): Promise<Content[]> {
      const { conversationId, reason, question, words } = request;
      if (await routing.staffed()) {
        const state = await routing.enqueue(tx, conversationId, reason, question);
        if (state.mode !== 'waiting') return [];
        const ahead = state.position - 1;
        const where = ahead > 0 ? `前面还有 ${ahead} 位` : '马上轮到您';
        return [
          { type: 'notice', code: 'handover-queued', text: `${words}正在排队，${where}。您可以先把问题写得具体些。` },
        ];
      }
      const absent = `现在没有人工在线（人工服务时间：${hoursText}）。`;
      if (question === '') {
        return [{ type: 'leave-offer', text: `${absent}请写下您的问题，我们登记后按时答复。`, question: '' }];
      }
      return [await this.giveTicket(tx, request, `${words}${absent}`)];
    },

    /** A ticket with its promise; when the taxpayer has too many open ones, that is said instead and nothing is lost. */
    async giveTicket(tx: Unit, request: NewTicket, words: string): Promise<Content> {
      try {
        const ticket = await tickets.open(tx, request);
        return { type: 'ticket', text: `${words}已为您登记问题单，${ticket.promise}。`, ticket };
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'TICKETS_TOO_MANY') throw error;
        return { type: 'notice', code: 'declined', text: `${words}${error.message}` };
      }
    },
  };
}
export type HandingOver = ReturnType<typeof createHandingOver>;
