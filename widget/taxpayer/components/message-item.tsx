import type { Message, Offered } from '../../shared/protocol.ts';
import type { WidgetConfig } from '../api.ts';
import type { Session, SessionState } from '../session.ts';
import { AnswerCard } from './answer-card.tsx';
import { Candidates } from './candidates.tsx';
import { Clarify } from './clarify.tsx';
import { FilingCard, FilingOffer } from './filing.tsx';
import { LeaveForm } from './leave-form.tsx';
import { Rating } from './rating.tsx';
import { TicketCard } from './ticket-card.tsx';

/** What the log and each message in it need. */
export interface LogProps {
  state: SessionState;
  config: WidgetConfig;
  session: Session;
  ask: (offered: Offered) => void;
  handover: () => void;
  attempt: (job: () => Promise<unknown>) => void;
  browse: () => void;
  hidden: boolean;
}

const time = (iso: string): string =>
  new Intl.DateTimeFormat('zh-CN', {
    timeZone: 'Asia/Shanghai',
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(iso));

const WHO = { taxpayer: '我', bot: '智能应答', agent: '坐席', system: '系统' } as const;

export function MessageItem({ message, ...props }: { message: Message } & LogProps) {
  const { author, content } = message;
  if (content.type === 'notice' && !content.number) return <p class="notice">{content.text}</p>;
  const who = message.authorName ?? WHO[author];
  return (
    <div class={`message ${author === 'taxpayer' ? 'mine' : 'theirs'}`}>
      <p class="meta">
        <span class={author === 'taxpayer' ? 'sr' : ''}>{who}</span>{' '}
        <time dateTime={message.at}>{time(message.at)}</time>
      </p>
      <div class="bubble">
        <AboutLine content={content} />
        <Body message={message} {...props} />
      </div>
    </div>
  );
}

/** Which question this is about: one of several, or one completed from the question before. */
function AboutLine({ content }: { content: Message['content'] }) {
  if (!('asked' in content) || !content.asked) return null;
  if (content.number) {
    return (
      <p class="about">
        {content.number}/{content.of} {content.asked}
      </p>
    );
  }
  if (!content.understood) return null;
  const how = content.understood === 'follow-up' ? '接着上一个问题，' : '';
  return (
    <p class="hint">
      {how}我理解您问的是：{content.asked}
    </p>
  );
}

function Body({ message, ...props }: { message: Message } & LogProps) {
  const { content } = message;
  const { session, ask, handover, attempt, state } = props;
  const newest = state.messages.at(-1)?.seq === message.seq;
  switch (content.type) {
    case 'text':
      return <>{content.text}</>;
    case 'answer':
      return (
        <AnswerCard
          article={content.article}
          intro={content.intro}
          ask={ask}
          feedback={
            message.author === 'bot' && content.reason !== 'handling-human'
              ? (solved) => attempt(() => session.request('feedback:give', { messageId: message.id, solved }))
              : null
          }
        />
      );
    case 'candidates':
      return <Candidates content={content} ask={ask} handover={handover} />;
    case 'clarify':
      return <Clarify content={content} ask={ask} handover={handover} />;
    case 'filing-form':
      return (
        <FilingOffer
          offer={content}
          session={session}
          filed={state.messages.some((m) => m.seq > message.seq && m.content.type === 'filing')}
          ask={ask}
          handover={handover}
        />
      );
    case 'filing':
      return <FilingCard text={content.text} filing={content.filing} />;
    case 'leave-offer':
      return (
        <>
          <p>{content.text}</p>
          {newest && <LeaveForm session={session} question={content.question} done={() => undefined} />}
        </>
      );
    case 'ticket':
    case 'ticket-reply':
      return <TicketCard text={content.text} ticket={content.ticket} session={session} newest={newest} />;
    case 'rating-request':
      return (
        <Rating
          text={content.text}
          handoverId={content.handoverId}
          session={session}
          done={isRated(props, message.seq)}
        />
      );
    case 'notice':
      return <>{content.text}</>;
  }
}

/** Was the rating asked for here given? The thanks stand behind it, before the next request. */
function isRated({ state }: LogProps, seq: number): boolean {
  const later = state.messages.filter((m) => m.seq > seq);
  const next = later.findIndex((m) => m.content.type === 'rating-request');
  return (next < 0 ? later : later.slice(0, next)).some(
    (m) => m.content.type === 'notice' && m.content.code === 'rating-thanks',
  );
}
