import { Badge, Button, Empty, Tag, Typography } from 'antd';
import type { ConversationSummary } from '../../../shared/protocol.ts';
import { waited } from '../../lib/time.ts';
import type { DeskState } from './desk.ts';

interface Props {
  state: DeskState;
  now: number;
  show: (id: string) => void;
  take: (id: string) => void;
}

export function ConversationList({ state, now, show, take }: Props) {
  const { waiting, mine, current, me } = state;
  return (
    <div className="lists">
      <section aria-labelledby="waiting-title">
        <h2 id="waiting-title">
          等待接入 <Badge count={waiting.length} showZero color={waiting.length ? 'red' : 'gray'} />
        </h2>
        <ul>
          {waiting.map((c) => (
            <li key={c.conversationId} className={current === c.conversationId ? 'selected' : ''}>
              <Item conversation={c} onOpen={() => show(c.conversationId)} time={`已等 ${waited(c.since, now)}`} />
              <Button
                type="primary"
                size="small"
                onClick={() => take(c.conversationId)}
                aria-label={`接入 ${c.visitorLabel}`}
              >
                接入
              </Button>
            </li>
          ))}
        </ul>
        {waiting.length === 0 && <Typography.Text type="secondary">没有人在等待</Typography.Text>}
      </section>
      <section aria-labelledby="mine-title">
        <h2 id="mine-title">
          我的会话 <Typography.Text type="secondary">{`${mine.length}/${me?.capacity ?? '–'}`}</Typography.Text>
        </h2>
        <ul>
          {mine.map((c) => (
            <li key={c.conversationId} className={current === c.conversationId ? 'selected' : ''}>
              <Item conversation={c} onOpen={() => show(c.conversationId)} time={waited(c.since, now)} />
              <Badge count={state.conversations[c.conversationId]?.unread ?? 0} title="未读" />
            </li>
          ))}
        </ul>
        {mine.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="接入会话后显示在这里" />}
      </section>
    </div>
  );
}

function Item({
  conversation: c,
  onOpen,
  time,
}: {
  conversation: ConversationSummary;
  onOpen: () => void;
  time: string;
}) {
  return (
    <button type="button" className="item" onClick={onOpen}>
      <span className="line">
        <strong>{c.visitorLabel}</strong> <small>{time}</small>
      </span>
      <span className="preview">{c.lastText || '（没有留言）'}</span>
      <Tag>{c.reasonLabel}</Tag>
    </button>
  );
}
