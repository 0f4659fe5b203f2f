import { Alert, Button, Space, Table, Tag } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import type { GapCluster } from '../../../../kb/gaps/gaps.types.ts';
import { http } from '../../lib/http.ts';
import { when } from '../../lib/time.ts';

interface Report {
  madeAt: string | null;
  clusters: GapCluster[];
}

const REASONS: Record<string, string> = {
  'not-found': '没有把握回答',
  'no-version': '没有当时的口径',
  'not-solved': '纳税人说没解决',
  'none-fits': '候选都不是',
  'too-many': '一次问得太多',
};

/** What was asked and not settled, by subject: what the next articles should be about. Personal data are masked. */
export function GapsPage() {
  const [report, setReport] = useState<Report>({ madeAt: null, clusters: [] });
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const take = useCallback((request: Promise<Report>) => {
    setBusy(true);
    request
      .then(
        (r) => {
          setReport(r);
          setProblem('');
        },
        (error: Error) => setProblem(error.message),
      )
      .finally(() => setBusy(false));
  }, []);
  useEffect(() => take(http<Report>('GET', '/api/gaps')), [take]);
  return (
    <div className="page">
      <h2>知识缺口</h2>
      <Space wrap style={{ marginBottom: 12 }}>
        <Button loading={busy} onClick={() => take(http<Report>('POST', '/api/gaps/group'))}>
          重新归类
        </Button>
        <span>{report.madeAt ? `归类于 ${when(report.madeAt)}，每天凌晨自动更新` : '还没有归类'}</span>
      </Space>
      {problem !== '' && <Alert type="error" title={problem} showIcon />}
      <Table<GapCluster>
        rowKey="label"
        size="middle"
        dataSource={report.clusters}
        pagination={{ pageSize: 20, hideOnSinglePage: true }}
        expandable={{
          expandedRowRender: (c) => (
            <ul>
              {c.questions.map((q) => (
                <li key={q}>{q}</li>
              ))}
            </ul>
          ),
        }}
        scroll={{ x: 700 }}
        columns={[
          { title: '问题', dataIndex: 'label' },
          { title: '次数', dataIndex: 'count', width: 80 },
          {
            title: '原因',
            dataIndex: 'reasons',
            width: 220,
            render: (reasons: GapCluster['reasons']) =>
              Object.entries(reasons).map(([reason, n]) => (
                <Tag key={reason}>
                  {REASONS[reason] ?? reason} {n}
                </Tag>
              )),
          },
          { title: '最早', dataIndex: 'firstAt', width: 120, render: when },
          { title: '最近', dataIndex: 'lastAt', width: 120, render: when },
        ]}
      />
    </div>
  );
}
