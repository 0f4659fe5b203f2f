import { Alert, Button, Segmented, Space, Table, Tag } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import type { StaffFiling } from '../../../shared/protocol.ts';
import { http } from '../../lib/http.ts';
import { when } from '../../lib/time.ts';
import { URGENCY } from '../tickets/labels.ts';
import { FilingDrawer } from './filing-drawer.tsx';

const TYPES = [
  { value: 'all', label: '全部' },
  { value: 'report', label: '检举' },
  { value: 'complaint', label: '投诉' },
];
const RELOAD_MS = 30_000;

/** Reports and complaints; supervisors and administrators only. Lists show no names. */
export function FilingsPage() {
  const [type, setType] = useState('all');
  const [filings, setFilings] = useState<StaffFiling[]>([]);
  const [problem, setProblem] = useState('');
  const [shown, setShown] = useState<string | null>(null);
  const load = useCallback(() => {
    http<{ filings: StaffFiling[] }>('GET', '/api/filings').then(
      (r) => {
        setFilings(r.filings);
        setProblem('');
      },
      (error: Error) => setProblem(error.message),
    );
  }, []);
  useEffect(() => {
    load();
    const timer = setInterval(load, RELOAD_MS);
    return () => clearInterval(timer);
  }, [load]);
  return (
    <div className="page">
      <h2>检举与投诉</h2>
      <Space wrap style={{ marginBottom: 12 }}>
        <Segmented options={TYPES} value={type} onChange={setType} aria-label="类别" />
      </Space>
      {problem !== '' && <Alert type="error" title={problem} showIcon />}
      <Table<StaffFiling>
        rowKey="id"
        size="middle"
        dataSource={filings.filter((f) => type === 'all' || f.type === type)}
        pagination={{ pageSize: 20, hideOnSinglePage: true }}
        scroll={{ x: 760 }}
        columns={[
          {
            title: '编号',
            dataIndex: 'code',
            width: 150,
            render: (code: string, f) => (
              <Button type="link" className="code" onClick={() => setShown(f.id)}>
                {code}
              </Button>
            ),
          },
          {
            title: '类别',
            dataIndex: 'typeLabel',
            width: 170,
            render: (label: string, f) => (
              <>
                {label} {f.integrity && <Tag color="red">专人办理</Tag>}
              </>
            ),
          },
          { title: '状态', dataIndex: 'statusLabel', width: 100 },
          {
            title: '紧急',
            dataIndex: 'urgency',
            width: 100,
            render: (_, f) => <Tag color={URGENCY[f.urgency].color}>{URGENCY[f.urgency].label}</Tag>,
          },
          { title: '摘要', render: (_, f) => f.form.facts, ellipsis: true },
          { title: '收到', dataIndex: 'receivedAt', width: 120, render: when },
          { title: '时限', dataIndex: 'dueAt', width: 120, render: when },
        ]}
      />
      {shown !== null && (
        <FilingDrawer
          id={shown}
          close={() => {
            setShown(null);
            load();
          }}
        />
      )}
    </div>
  );
}
