import type { Content } from '../realtime/protocol.ts';
import type { Routing } from '../routing/routing.service.ts';
import type { Storage } from '../storage/storage.ts';
import type { HandingOver } from './handing-over.ts';
import type { Transcript } from './transcript.ts';

export interface SweeperParts {
  storage: Storage;
  transcript: Transcript;
  routing: Routing;
  handingOver: HandingOver;
  queueWaitMs: number;
  agentGraceMs: number;
}

/**
 * What time does to conversations: whoever waited too long, or waits while nobody is there, is given a ticket (or a form when
 * nothing was asked yet); the conversations of an agent who is gone go back into the queue. Running it twice changes nothing more.
 */
export function createSweeper(parts: SweeperParts) {
  const { storage, transcript, routing } = parts;

  async function giveTicket(conversationId: string, handoverId: string, question: string): Promise<void> {
    await storage.write(async (tx) => {
      if (!(await routing.leaveQueue(tx, conversationId, question ? 'ticket' : 'nobody'))) return;
      const conversation = await transcript.byId(conversationId, tx.db);
      if (!conversation) return;
      const sorry = '抱歉，暂时没有空闲的工作人员。';
      const request = { conversationId, visitorId: conversation.visitorId, requestId: handoverId, question };
      const content: Content = question
        ? await parts.handingOver.giveTicket(tx, request, sorry)
        : { type: 'leave-offer', text: `${sorry}请写下您的问题，我们登记后按时答复。`, question: '' };
      await transcript.append(tx, conversationId, [{ author: 'system', content }]);
    });
  }

  async function questionOf(conversationId: string, since: string, asked: string): Promise<string> {
    if (asked) return asked;
    const recent = await transcript.before(conversationId, Number.MAX_SAFE_INTEGER, 20);
    const typed = recent.filter((m) => m.author === 'taxpayer' && m.at > since && m.content.type === 'text');
    return typed.map((m) => (m.content.type === 'text' ? m.content.text : '')).join('\n');
  }

  return async function sweep(): Promise<void> {
    for (const row of await routing.overdue(parts.queueWaitMs, parts.agentGraceMs)) {
      await giveTicket(
        row.conversation_id,
        row.id,
        await questionOf(row.conversation_id, row.requested_at, row.question),
      );
    }
    await storage.write(async (tx) => {
      for (const row of await routing.releaseLost(tx, parts.agentGraceMs)) {
        const text = '工作人员暂时离线，正在为您重新安排，请稍候。';
        await transcript.append(tx, row.conversation_id, [
          { author: 'system', content: { type: 'notice', code: 'handover-queued', text } },
        ]);
      }
    });
  };
}
