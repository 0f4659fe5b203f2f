import { App, Button, Empty, Space, Tag, Typography } from 'antd';
import { useLayoutEffect, useRef, useState } from 'react';
import { Composer } from './composer.tsx';
import type { Desk, DeskState } from './desk.ts';
import { MessageView } from './message-view.tsx';
import { TicketDialog } from './ticket-dialog.tsx';

export function ConversationPane({ desk, state }: { desk: Desk; state: DeskState }) {
  const { modal, message: toast } = App.useApp();
  const [ticketing, setTicketing] = useState(false);
  const log = useRef<HTMLDivElement>(null);
  const id = state.current;
  const open = id === null ? undefined : state.conversations[id];
  const pending = state.outbox.filter(
    (i) => i.payload.conversationId === id && !open?.messages.some((m) => m.id === i.id),
  );
  const count = (open?.messages.length ?? 0) + pending.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new message is what moves it
  useLayoutEffect(() => {
    log.current?.scrollTo({ top: log.current.scrollHeight });
  }, [count, id]);

  if (id === null || !open) return <Empty className="blank" description="从左侧选择一个会话" />;
  const { detail, messages, typing } = open;
  const fail = (error: Error) => toast.error(error.message);
  const end = () =>
    modal.confirm({
      title: `结束与 ${detail.visitorLabel} 的会话？`,
      content: '结束后由智能应答继续服务，并请纳税人评价。',
      okText: '结束会话',
      onOk: () => desk.request('conversation:end', { conversationId: id }).then(() => undefined, fail),
    });

  return (
    <section className="pane" aria-label={`与 ${detail.visitorLabel} 的会话`}>
      <header>
        <div>
          <strong>{detail.visitorLabel}</strong> <Tag>{detail.reasonLabel}</Tag>
          <Typography.Text type="secondary">
            {detail.taxpayerOnline ? '在线' : '已离开，消息会留给对方'}
          </Typography.Text>
        </div>
        {detail.mine ? (
          <Space>
            <Button onClick={() => setTicketing(true)}>转问题单</Button>
            <Button danger onClick={end}>
              结束会话
            </Button>
          </Space>
        ) : (
          detail.state.mode === 'waiting' && (
            <Button type="primary" onClick={() => desk.take(id).catch(fail)}>
              接入
            </Button>
          )
        )}
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <div className="log" ref={log} role="log" aria-label="会话内容" tabIndex={0}>
        {messages.map((m) => (
          <MessageView key={m.seq} message={m} />
        ))}
        {pending.map((i) => (
          <div key={i.id} className="message agent pending">
            <div className="bubble">{i.text}</div>
            <p className="meta">
              {i.failure ? i.failure.message : '发送中…'}
              {i.failure && (
                <>
                  <Button type="link" size="small" onClick={() => desk.retry(i.id)}>
                    重试
                  </Button>
                  <Button type="link" size="small" onClick={() => desk.discard(i.id)}>
                    删除
                  </Button>
                </>
              )}
            </p>
          </div>
        ))}
      </div>
      <p className="typing" role="status">
        {typing ? '对方正在输入…' : ''}
      </p>
      {detail.mine ? (
        <Composer
          key={id}
          conversationId={id}
          send={(text) => desk.say(id, text)}
          typing={(on) => desk.typing(id, on)}
        />
      ) : (
        <p className="notice">
          {detail.state.mode === 'waiting' && '接入后可以回复'}
          {detail.state.mode === 'agent' && `由 ${detail.state.agentName} 接待，只能查看`}
          {detail.state.mode === 'bot' && '人工服务已结束'}
        </p>
      )}
      {ticketing && <TicketDialog desk={desk} conversation={open} close={() => setTicketing(false)} />}
    </section>
  );
}
