import type { Message } from '../../../shared/protocol.ts';
import { when } from '../../lib/time.ts';
import { ArticleText } from './article-text.tsx';

const WHO = { taxpayer: '纳税人', bot: '智能应答', agent: '坐席', system: '系统' } as const;

export function MessageView({ message }: { message: Message }) {
  const { author, content } = message;
  if (content.type === 'notice' || content.type === 'rating-request') return <p className="notice">{content.text}</p>;
  return (
    <div className={`message ${author}`}>
      <p className="meta">
        {message.authorName ?? WHO[author]} <time dateTime={message.at}>{when(message.at)}</time>
      </p>
      <div className="bubble">
        {content.type === 'text' && content.text}
        {content.type === 'answer' && <ArticleText article={content.article} />}
        {content.type === 'candidates' && (
          <>
            {content.text}
            <ul>
              {content.items.map((i) => (
                <li key={i.id}>{i.question}</li>
              ))}
            </ul>
          </>
        )}
        {(content.type === 'ticket' || content.type === 'ticket-reply') && `${content.text}（${content.ticket.code}）`}
        {content.type === 'clarify' && (
          <>
            {content.text}
            <ul>
              {content.choices.map((c) => (
                <li key={c.label}>{c.label}</li>
              ))}
            </ul>
          </>
        )}
        {content.type === 'filing-form' && content.text}
        {content.type === 'filing' &&
          `${content.filing.typeLabel} ${content.filing.code}（${content.filing.statusLabel}）`}
        {content.type === 'leave-offer' && content.text}
      </div>
    </div>
  );
}
