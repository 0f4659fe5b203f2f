import { Alert, Button, Input, Segmented, Space, Table, Tag, Tooltip } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import type { AgentTicket } from '../../../shared/protocol.ts';
import { http } from '../../lib/http.ts';
import { useStore } from '../../lib/store.ts';
import { timeLeft, when } from '../../lib/time.ts';
import type { Desk } from '../desk/desk.ts';
import { URGENCY } from './labels.ts';
import { TicketDrawer } from './ticket-drawer.tsx';

const STATUSES = [
  { value: 'open', label: '办理中' },
  { value: 'waiting-taxpayer', label: '待补充' },
  { value: 'answered', label: '已答复' },
  { value: 'all', label: '全部' },
];
const URGENCIES = [
  { value: 'any', label: '不限' },
  ...(['late', 'near', 'normal'] as const).map((value) => ({ value, label: URGENCY[value].label })),
];

export function TicketsPage({ desk }: { desk: Desk }) {
  const { ticketsVersion, tickets: counts } = useStore(desk.store);
  const [status, setStatus] = useState('open');
  const [urgency, setUrgency] = useState('any');
  const [text, setText] = useState('');
  const [tickets, setTickets] = useState<AgentTicket[]>([]);
  const [problem, setProblem] = useState('');
  const [shown, setShown] = useState<string | null>(null);
  const load = useCallback(() => {
    http<{ tickets: AgentTicket[] }>('GET', `/api/tickets?status=${status}`).then(
      (r) => {
        setTickets(r.tickets);
        setProblem('');
      },
      (error: Error) => setProblem(error.message),
    );
  }, [status]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of tickets loads the list again
  useEffect(load, [load, ticketsVersion]);
  useEffect(() => {
    const timer = setInterval(load, 60_000);
    return () => clearInterval(timer);
  }, [load]);

  const rows = tickets.filter(
    (t) =>
      (urgency === 'any' || t.urgency === urgency) &&
      (text === '' || t.question.includes(text) || t.code.includes(text.toUpperCase())),
  );
  return (
    <div className="page">
      <h2>
        问题单 {counts.late > 0 && <Tag color="red">{`${counts.late} 件已超时`}</Tag>}
        {counts.near > 0 && <Tag color="orange">{`${counts.near} 件临期`}</Tag>}
      </h2>
      <Space wrap style={{ marginBottom: 12 }}>
        <Segmented options={STATUSES} value={status} onChange={setStatus} aria-label="状态" />
        <Segmented options={URGENCIES} value={urgency} onChange={setUrgency} aria-label="紧急程度" />
        <Input.Search
          placeholder="查询码或问题"
          allowClear
          onSearch={setText}
          aria-label="筛选问题单"
          style={{ width: 220 }}
        />
      </Space>
      {problem !== '' && <Alert type="error" title={problem} showIcon />}
      <Table<AgentTicket>
        rowKey="id"
        size="middle"
        dataSource={rows}
        pagination={{ pageSize: 20, hideOnSinglePage: true }}
        scroll={{ x: 860 }}
        columns={[
          {
            title: '查询码',
            dataIndex: 'code',
            width: 150,
            render: (code: string, t) => (
              <Button type="link" className="code" onClick={() => setShown(t.id)}>
                {code}
              </Button>
            ),
          },
          {
            title: '紧急',
            dataIndex: 'urgency',
            width: 170,
            render: (_, t) => (
              <>
                <Tag color={URGENCY[t.urgency].color}>{URGENCY[t.urgency].label}</Tag>
                {t.urgency !== 'stopped' && <small>{timeLeft(t.minutesLeft)}</small>}
              </>
            ),
          },
          { title: '类型', dataIndex: 'kindLabel', width: 100 },
          { title: '问题', dataIndex: 'question', ellipsis: true },
          { title: '收到', dataIndex: 'receivedAt', width: 120, render: when },
          {
            title: '时限',
            dataIndex: 'dueAt',
            width: 150,
            render: (dueAt: string, t) => (
              <>
                {when(dueAt)}
                {t.provisional && (
                  <Tooltip title="该年的放假安排还没有公布，时限为暂定">
                    <Tag color="gold">暂定</Tag>
                  </Tooltip>
                )}
              </>
            ),
          },
          { title: '职能组', dataIndex: 'group', width: 110 },
        ]}
      />
      {shown !== null && <TicketDrawer id={shown} version={ticketsVersion} close={() => setShown(null)} />}
    </div>
  );
}
