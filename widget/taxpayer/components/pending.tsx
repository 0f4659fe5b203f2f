import type { OutboxItem } from '../../shared/outbox.ts';
import type { Session } from '../session.ts';

/** Something said that the server has not acknowledged yet, or has refused. */
export function Pending({ item, session }: { item: OutboxItem; session: Session }) {
  return (
    <div class="message mine">
      <div class="bubble" data-waiting={!item.failure}>
        {item.text}
      </div>
      {item.failure ? (
        <p class="meta failed">
          {item.failure.message}
          <button type="button" class="link" onClick={() => session.retry(item.id)}>
            重试
          </button>
          <button type="button" class="link" onClick={() => session.discard(item.id)}>
            删除
          </button>
        </p>
      ) : (
        <p class="meta">待发送</p>
      )}
    </div>
  );
}
