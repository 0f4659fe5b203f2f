import { Alert, Button, Card, Form, Input, Typography } from 'antd';
import { useState } from 'react';
import { http } from '../../lib/http.ts';

interface Values {
  current: string;
  next: string;
}

/** A new password. `first`: the one that was given has to be changed before anything else. */
export function ChangePassword({ done, first }: { done: () => void; first: boolean }) {
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const submit = async ({ current, next }: Values) => {
    setBusy(true);
    setProblem('');
    try {
      await http('POST', '/api/staff/password', { current, next });
      done();
    } catch (error) {
      setProblem((error as Error).message);
    } finally {
      setBusy(false);
    }
  };
  const form = (
    <Form layout="vertical" onFinish={submit} requiredMark={false}>
      {problem !== '' && <Alert type="error" title={problem} showIcon role="alert" style={{ marginBottom: 16 }} />}
      <Form.Item name="current" label="当前密码" rules={[{ required: true, message: '请输入当前密码' }]}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Form.Item
        name="next"
        label="新密码（至少 12 个字符）"
        rules={[{ required: true, min: 12, message: '至少 12 个字符' }]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="again"
        label="再输一次新密码"
        dependencies={['next']}
        rules={[
          { required: true, message: '请再输一次' },
          ({ getFieldValue }) => ({
            validator: (_, value) =>
              value === getFieldValue('next') ? Promise.resolve() : Promise.reject(new Error('两次输入不一致')),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={busy}>
        保存新密码
      </Button>
    </Form>
  );
  if (!first) return form;
  return (
    <main className="center">
      <Card className="sign-in">
        <Typography.Title level={1} style={{ fontSize: 22 }}>
          请先修改初始密码
        </Typography.Title>
        {form}
      </Card>
    </main>
  );
}
