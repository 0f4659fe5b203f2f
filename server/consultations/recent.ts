import type { Turn } from '../../kb/answering/answering.types.ts';
import type { Knowledge } from '../articles/knowledge.service.ts';
import type { Clock } from '../shared/clock.ts';
import type { Unit } from '../storage/storage.ts';
import type { ConversationRow, Transcript } from './transcript.ts';

const RECENT_MS = 12 * 3_600_000;

export type Recent = ReturnType<typeof createRecent>;

/** What was just said in a conversation, as far as it matters for what is said next. */
export function createRecent({
  transcript,
  knowledge,
  clock,
}: {
  transcript: Transcript;
  knowledge: Knowledge;
  clock: Clock;
}) {
  /** What the taxpayer last asked in words, when it is recent and was not just a call for a person. */
  async function question(conversation: ConversationRow, tx: Unit): Promise<string> {
    const recent = await transcript.before(conversation.id, Number.MAX_SAFE_INTEGER, 20, tx.db);
    const newest = recent.at(-1);
    for (const message of recent.reverse()) {
      if (message.author !== 'taxpayer' || message.content.type !== 'text') continue;
      if (newest && Date.parse(newest.at) - Date.parse(message.at) > RECENT_MS) break;
      if (!knowledge.asksForPerson(message.content.text)) return message.content.text;
    }
    return '';
  }

  /** Was the last thing said an offer of choices, none of which was taken? */
  async function noneFitted(conversation: ConversationRow, tx: Unit): Promise<boolean> {
    const [last] = await transcript.before(conversation.id, Number.MAX_SAFE_INTEGER, 1, tx.db);
    return last?.author === 'bot' && (last.content.type === 'candidates' || last.content.type === 'clarify');
  }

  /** What a short message may follow up: the last question as the bot understood it, when it is recent. */
  async function turn(conversation: ConversationRow): Promise<Turn | undefined> {
    const recent = await transcript.before(conversation.id, Number.MAX_SAFE_INTEGER, 20);
    for (const { content, author, at } of recent.reverse()) {
      if (clock.now().getTime() - Date.parse(at) > RECENT_MS) return undefined;
      if (author !== 'bot' || !('asked' in content) || !content.asked) continue;
      return { text: content.asked, ...(content.type === 'answer' ? { articleId: content.article.id } : {}) };
    }
    return undefined;
  }

  return { question, noneFitted, turn };
}
