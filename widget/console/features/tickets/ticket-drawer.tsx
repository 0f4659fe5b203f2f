import { Alert, App, Button, Descriptions, Drawer, Form, Input, Select, Skeleton, Space, Tag, Timeline } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import type { Kind } from '../../../../kb/articles/articles.types.ts';
import type { AgentTicketDetail } from '../../../shared/protocol.ts';
import { http } from '../../lib/http.ts';
import { timeLeft, when } from '../../lib/time.ts';
import { ArticleText } from '../desk/article-text.tsx';
import { KINDS, URGENCY } from './labels.ts';

export function TicketDrawer({ id, version, close }: { id: string; version: number; close: () => void }) {
  const { message: toast } = App.useApp();
  const [ticket, setTicket] = useState<AgentTicketDetail | null>(null);
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const load = useCallback(() => {
    http<AgentTicketDetail>('GET', `/api/tickets/${id}`).then(setTicket, (error: Error) => setProblem(error.message));
  }, [id]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of tickets loads it again
  useEffect(load, [load, version]);
  const act = async (verb: string, body: object, said: string): Promise<boolean> => {
    setBusy(true);
    try {
      setTicket(await http<AgentTicketDetail>('POST', `/api/tickets/${id}/${verb}`, body));
      toast.success(said);
      return true;
    } catch (error) {
      toast.error((error as Error).message);
      return false;
    } finally {
      setBusy(false);
    }
  };

  return (
    <Drawer
      open
      size={640}
      title={ticket ? `问题单 ${ticket.code}` : '问题单'}
      onClose={close}
      styles={{ wrapper: { maxWidth: '100vw' } }}
    >
      {problem !== '' && <Alert type="error" title={problem} showIcon />}
      {ticket === null ? (
        <Skeleton active />
      ) : (
        <>
          <Facts ticket={ticket} />
          {ticket.replies.map((r) => (
            <div className="reply" key={`${r.at}${r.author}`}>
              <p className="meta">
                {r.author === 'agent' ? (r.name ?? '坐席') : '纳税人补充'} {when(r.at)}
              </p>
              {r.text && <p className="text">{r.text}</p>}
              {r.article && <ArticleText article={r.article} />}
            </div>
          ))}
          {!ticket.answeredAt && <Work ticket={ticket} act={act} busy={busy} />}
          <h3>办理记录</h3>
          <Timeline items={ticket.history.map((h) => ({ content: `${when(h.at)} ${h.by}：${h.text}` }))} />
        </>
      )}
    </Drawer>
  );
}

function Facts({ ticket: t }: { ticket: AgentTicketDetail }) {
  return (
    <Descriptions
      column={1}
      size="small"
      items={[
        { key: 'q', label: '问题', children: <span className="text">{t.question}</span> },
        { key: 's', label: '状态', children: `${t.statusLabel}（${t.levelLabel}${t.group ? ` · ${t.group}` : ''}）` },
        { key: 'k', label: '类型', children: `${t.kindLabel}${t.kind === t.kindProposed ? '' : '（已人工调整）'}` },
        {
          key: 'd',
          label: '时限',
          children: (
            <>
              {t.promise} <Tag color={URGENCY[t.urgency].color}>{URGENCY[t.urgency].label}</Tag>
              {timeLeft(t.minutesLeft)}
              {t.provisional && <Tag color="gold">暂定</Tag>}
            </>
          ),
        },
        { key: 'p', label: '电话', children: t.phone ?? '未留' },
        { key: 'r', label: '收到', children: when(t.receivedAt) },
      ]}
    />
  );
}

interface WorkProps {
  ticket: AgentTicketDetail;
  act: (verb: string, body: object, said: string) => Promise<boolean>;
  busy: boolean;
}

/** Answering, changing the kind, waiting for the taxpayer. */
function Work({ ticket, act, busy }: WorkProps) {
  const [replyId] = useState(() => crypto.randomUUID());
  const [text, setText] = useState('');
  const [articleId, setArticleId] = useState<string | undefined>();
  const asOf = ticket.suggestions.find((s) => s.articleId === articleId)?.article.asOf;
  const [ask, setAsk] = useState('');
  const [form] = Form.useForm<{ kind: Kind; reason: string }>();
  return (
    <>
      <h3>答复</h3>
      <Select
        allowClear
        placeholder="附上知识原文（可选）"
        style={{ width: '100%', marginBottom: 8 }}
        value={articleId}
        onChange={setArticleId}
        aria-label="附上知识原文"
        options={ticket.suggestions.map((s) => ({ value: s.articleId, label: s.article.question }))}
      />
      <Input.TextArea
        aria-label="答复内容"
        autoSize={{ minRows: 3, maxRows: 12 }}
        maxLength={2000}
        value={text}
        onChange={(e) => setText(e.target.value)}
      />
      <Button
        type="primary"
        style={{ margin: '8px 0 16px' }}
        loading={busy}
        disabled={text.trim() === '' && !articleId}
        onClick={() =>
          act(
            'reply',
            {
              id: replyId,
              ...(text.trim() ? { text } : {}),
              ...(articleId ? { articleId } : {}),
              ...(asOf ? { asOf } : {}),
            },
            '已答复，纳税人会收到',
          )
        }
      >
        发送答复
      </Button>
      <h3>请纳税人补充</h3>
      {ticket.status === 'waiting-taxpayer' ? (
        <Button loading={busy} onClick={() => act('resume', {}, '已恢复计时')}>
          恢复计时
        </Button>
      ) : (
        <Space.Compact style={{ width: '100%' }}>
          <Input
            aria-label="需要补充什么"
            placeholder="需要补充什么（停止计时，直到补充）"
            value={ask}
            onChange={(e) => setAsk(e.target.value)}
          />
          <Button
            loading={busy}
            disabled={ask.trim() === ''}
            onClick={async () => {
              if (await act('pause', { text: ask }, '已请纳税人补充，停止计时')) setAsk('');
            }}
          >
            请补充
          </Button>
        </Space.Compact>
      )}
      <h3>调整类型</h3>
      <Form form={form} layout="inline" onFinish={(v) => void act('kind', v, '类型已调整，时限已重算')}>
        <Form.Item name="kind" rules={[{ required: true, message: '请选类型' }]}>
          <Select
            style={{ width: 210 }}
            placeholder="新的类型"
            options={KINDS.filter((k) => k.value !== ticket.kind)}
            aria-label="新的类型"
          />
        </Form.Item>
        <Form.Item name="reason" rules={[{ required: true, whitespace: true, message: '请写理由' }]}>
          <Input placeholder="理由" aria-label="调整理由" />
        </Form.Item>
        <Button htmlType="submit" loading={busy}>
          调整
        </Button>
      </Form>
    </>
  );
}
