import { offered } from '../articles/article-view.ts';
import type { Knowledge } from '../articles/knowledge.service.ts';
import type { Gaps } from '../gaps/gaps.service.ts';
import type { Content } from '../realtime/protocol.ts';
import type { Routing } from '../routing/routing.service.ts';
import type { Clock } from '../shared/clock.ts';
import type { Storage, Unit } from '../storage/storage.ts';
import { answerUnknown } from './consultations.errors.ts';
import type { Recent } from './recent.ts';
import { bot, type ConversationRow, type Transcript } from './transcript.ts';

interface FeedbackParts {
  storage: Storage;
  transcript: Transcript;
  routing: Routing;
  gaps: Gaps;
  knowledge: Knowledge;
  recent: Recent;
  clock: Clock;
}

/** Solved or not. "Not solved" offers what else it could be, and a person. @throws ANSWER_UNKNOWN */
export function createFeedback({ storage, transcript, routing, gaps, knowledge, recent, clock }: FeedbackParts) {
  return async (conversation: ConversationRow, messageId: string, solved: boolean): Promise<void> => {
    await storage.write(async (tx) => {
      const message = await transcript.stored(tx, conversation.id, messageId);
      if (message?.content.type !== 'answer') throw answerUnknown();
      const { article } = message.content;
      const row = {
        conversation_id: conversation.id,
        message_id: messageId,
        article_id: article.id,
        article_version: article.version,
        solved: Number(solved),
        at: clock.now().toISOString(),
      };
      const before = await tx.db
        .selectFrom('feedback')
        .select('solved')
        .where('conversation_id', '=', conversation.id)
        .where('message_id', '=', messageId)
        .executeTakeFirst();
      if (before?.solved === row.solved) return;
      await tx.db
        .insertInto('feedback')
        .values(row)
        .onConflict((c) => c.columns(['conversation_id', 'message_id']).doUpdateSet({ solved: row.solved, at: row.at }))
        .execute();
      if (!solved) {
        const question = await recent.question(conversation, tx);
        await gaps.record(tx, {
          question: question || article.question,
          reason: 'not-solved',
          articleId: article.id,
        });
      }
      if ((await routing.state(conversation.id, tx.db)).mode !== 'bot') return;
      await transcript.append(tx, conversation.id, [
        bot(
          solved
            ? { type: 'notice', code: 'feedback-thanks', text: '谢谢您的反馈！' }
            : await others(conversation, tx, article.id),
        ),
      ]);
    });
  };

  async function others(conversation: ConversationRow, tx: Unit, articleId: string): Promise<Content> {
    const question = await recent.question(conversation, tx);
    const items = (await knowledge.suggest(question, 4))
      .filter((s) => s.articleId !== articleId)
      .slice(0, 3)
      .map(({ article }) => offered(article, article.asOf));
    return { type: 'candidates', text: '抱歉没有帮到您。您要问的是不是下面这些？也可以直接转人工。', items };
  }
}
