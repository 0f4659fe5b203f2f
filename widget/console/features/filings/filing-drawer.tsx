import { Alert, App, Button, Descriptions, Drawer, Form, Input, Select, Timeline } from 'antd';
import { useEffect, useState } from 'react';
import type { StaffFiling } from '../../../shared/protocol.ts';
import { http } from '../../lib/http.ts';
import { when } from '../../lib/time.ts';

const NEXT = [
  { value: 'accepted', label: '受理' },
  { value: 'transferred', label: '转办' },
  { value: 'refused', label: '不予受理' },
  { value: 'done', label: '办结' },
];
const LABELS: [keyof StaffFiling['form'], string][] = [
  ['target', '对象'],
  ['place', '地址、地点'],
  ['time', '时间'],
  ['amount', '金额'],
  ['facts', '经过'],
  ['evidence', '凭据'],
  ['request', '诉求'],
  ['contactName', '姓名'],
  ['phone', '电话'],
];

/** One report or complaint, whole, and what is done about it. Reading it is recorded. */
export function FilingDrawer({ id, close }: { id: string; close: () => void }) {
  const { message: toast } = App.useApp();
  const [filing, setFiling] = useState<StaffFiling | null>(null);
  const [problem, setProblem] = useState('');
  const [status, setStatus] = useState('accepted');
  const [reply, setReply] = useState('');
  useEffect(() => {
    http<StaffFiling>('GET', `/api/filings/${id}`).then(setFiling, (error: Error) => setProblem(error.message));
  }, [id]);
  const handle = () => {
    http<StaffFiling>('POST', `/api/filings/${id}/handle`, { status, reply }).then(
      (next) => {
        setFiling(next);
        setReply('');
        setProblem('');
        toast.success('已记录，并告知纳税人');
      },
      (error: Error) => setProblem(error.message),
    );
  };
  const open = filing && filing.status !== 'done' && filing.status !== 'refused';
  return (
    <Drawer open title={filing ? `${filing.typeLabel} ${filing.code}` : '检举投诉'} size={560} onClose={close}>
      {problem !== '' && <Alert type="error" title={problem} showIcon />}
      {filing && (
        <>
          <Descriptions
            column={1}
            size="small"
            bordered
            items={[
              { key: 'status', label: '状态', children: filing.statusLabel },
              { key: 'due', label: '时限', children: when(filing.dueAt) },
              ...LABELS.flatMap(([key, label]) => {
                const value = filing.form[key];
                return value ? [{ key, label, children: <span className="pre">{String(value)}</span> }] : [];
              }),
              ...(filing.form.written ? [{ key: 'written', label: '答复方式', children: '要求文字答复' }] : []),
            ]}
          />
          {open && (
            <Form layout="vertical" style={{ marginTop: 16 }} onFinish={handle}>
              <Form.Item label="处理" htmlFor="filing-status">
                <Select id="filing-status" value={status} options={NEXT} onChange={setStatus} />
              </Form.Item>
              <Form.Item label="告知纳税人的话（是否属实—措施—答复时间和方式—是否满意）" htmlFor="filing-reply">
                <Input.TextArea
                  id="filing-reply"
                  rows={4}
                  maxLength={2000}
                  value={reply}
                  onChange={(e) => setReply(e.target.value)}
                />
              </Form.Item>
              <Button type="primary" htmlType="submit" disabled={reply.trim() === ''}>
                记录并告知
              </Button>
            </Form>
          )}
          <h3>经过</h3>
          <Timeline
            items={filing.history.map((h, i) => ({
              key: `${h.at}-${i}`,
              content: `${when(h.at)} ${h.by}：${h.text}`,
            }))}
          />
        </>
      )}
    </Drawer>
  );
}
