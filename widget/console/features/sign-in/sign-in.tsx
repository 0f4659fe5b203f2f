import { Alert, Button, Card, Form, Input, Typography } from 'antd';
import { useEffect, useState } from 'react';
import { HttpError, http } from '../../lib/http.ts';

export function SignIn({ done, notice }: { done: () => void; notice: string }) {
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const [wait, setWait] = useState(0);
  useEffect(() => {
    if (wait <= 0) return;
    const timer = setTimeout(() => setWait(wait - 1), 1000);
    return () => clearTimeout(timer);
  }, [wait]);

  const submit = async (values: { username: string; password: string }) => {
    setBusy(true);
    setProblem('');
    try {
      await http('POST', '/api/staff/sign-in', values);
      done();
    } catch (error) {
      const { failure, message } = error as HttpError;
      setProblem(message);
      if (error instanceof HttpError) setWait(failure.retryAfter ?? 0);
    } finally {
      setBusy(false);
    }
  };
  return (
    <main className="center">
      <Card className="sign-in">
        <Typography.Title level={1} style={{ fontSize: 24 }}>
          12366 坐席台
        </Typography.Title>
        {notice !== '' && problem === '' && <Alert type="info" title={notice} showIcon style={{ marginBottom: 16 }} />}
        {problem !== '' && (
          <Alert
            type="error"
            title={wait > 0 ? `${problem}（${wait} 秒后可再试）` : problem}
            showIcon
            role="alert"
            style={{ marginBottom: 16 }}
          />
        )}
        <Form layout="vertical" onFinish={submit} requiredMark={false}>
          <Form.Item name="username" label="用户名" rules={[{ required: true, message: '请输入用户名' }]}>
            <Input autoComplete="username" autoFocus />
          </Form.Item>
          <Form.Item name="password" label="密码" rules={[{ required: true, message: '请输入密码' }]}>
            <Input.Password autoComplete="current-password" />
          </Form.Item>
          <Button type="primary" htmlType="submit" block size="large" loading={busy} disabled={wait > 0}>
            登录
          </Button>
        </Form>
      </Card>
    </main>
  );
}
