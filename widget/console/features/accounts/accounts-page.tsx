import { Alert, App, Button, Form, Input, InputNumber, Modal, Select, Space, Switch, Table, Typography } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import type { StaffRole } from '../../../shared/protocol.ts';
import { http } from '../../lib/http.ts';

interface Account {
  id: string;
  username: string;
  name: string;
  role: StaffRole;
  capacity: number;
  disabled: boolean;
  mustChangePassword: boolean;
}
const ROLES: { value: StaffRole; label: string }[] = [
  { value: 'agent', label: '坐席' },
  { value: 'supervisor', label: '班长' },
  { value: 'admin', label: '管理员' },
];

export function AccountsPage() {
  const { message: toast, modal } = App.useApp();
  const [accounts, setAccounts] = useState<Account[]>([]);
  const [adding, setAdding] = useState(false);
  const [problem, setProblem] = useState('');
  const [form] = Form.useForm();
  const load = useCallback(() => {
    http<{ accounts: Account[] }>('GET', '/api/staff/accounts').then(
      (r) => setAccounts(r.accounts),
      (error: Error) => setProblem(error.message),
    );
  }, []);
  useEffect(load, [load]);

  const tell = (account: Account, password: string) =>
    modal.info({
      title: `${account.name}（${account.username}）的初始密码`,
      content: (
        <>
          <Typography.Paragraph copyable className="code">
            {password}
          </Typography.Paragraph>
          只显示这一次，请当面或用安全的方式交给本人；首次登录须修改。
        </>
      ),
    });
  const change = async (id: string, body: object) => {
    try {
      const { account, password } = await http<{ account: Account; password?: string }>(
        'PATCH',
        `/api/staff/accounts/${id}`,
        body,
      );
      if (password) tell(account, password);
      else toast.success('已保存');
      load();
    } catch (error) {
      toast.error((error as Error).message);
    }
  };
  const create = async (values: object) => {
    try {
      const { account, password } = await http<{ account: Account; password: string }>(
        'POST',
        '/api/staff/accounts',
        values,
      );
      setAdding(false);
      form.resetFields();
      tell(account, password);
      load();
    } catch (error) {
      toast.error((error as Error).message);
    }
  };
  return (
    <div className="page">
      <h2>账号</h2>
      {problem !== '' && <Alert type="error" title={problem} showIcon />}
      <Button type="primary" onClick={() => setAdding(true)} style={{ marginBottom: 12 }}>
        新建账号
      </Button>
      <Table<Account>
        rowKey="id"
        dataSource={accounts}
        pagination={false}
        scroll={{ x: 760 }}
        columns={[
          { title: '用户名', dataIndex: 'username' },
          { title: '姓名', dataIndex: 'name' },
          {
            title: '角色',
            dataIndex: 'role',
            render: (role: StaffRole, a) => (
              <Select
                value={role}
                options={ROLES}
                onChange={(value) => void change(a.id, { role: value })}
                aria-label={`${a.name} 的角色`}
                style={{ width: 110 }}
              />
            ),
          },
          {
            title: '同时接待上限',
            dataIndex: 'capacity',
            render: (capacity: number, a) => (
              <InputNumber
                min={1}
                max={50}
                defaultValue={capacity}
                aria-label={`${a.name} 的接待上限`}
                onBlur={(e) =>
                  Number(e.target.value) !== capacity && void change(a.id, { capacity: Number(e.target.value) })
                }
              />
            ),
          },
          {
            title: '启用',
            dataIndex: 'disabled',
            render: (disabled: boolean, a) => (
              <Switch
                checked={!disabled}
                onChange={(on) => void change(a.id, { disabled: !on })}
                aria-label={`启用 ${a.name}`}
              />
            ),
          },
          {
            title: '',
            key: 'reset',
            render: (_, a) => (
              <Button size="small" onClick={() => void change(a.id, { resetPassword: true })}>
                重置密码
              </Button>
            ),
          },
        ]}
      />
      <Modal
        open={adding}
        title="新建账号"
        okText="创建"
        cancelText="取消"
        onCancel={() => setAdding(false)}
        onOk={() => form.submit()}
      >
        <Form form={form} layout="vertical" initialValues={{ role: 'agent', capacity: 5 }} onFinish={create}>
          <Form.Item
            name="username"
            label="用户名（小写字母开头，3–32 位）"
            rules={[
              {
                required: true,
                pattern: /^[a-z][a-z0-9._-]{2,31}$/,
                message: '小写字母开头，3–32 位字母、数字、点或横线',
              },
            ]}
          >
            <Input autoComplete="off" />
          </Form.Item>
          <Form.Item name="name" label="姓名" rules={[{ required: true, whitespace: true, message: '请填姓名' }]}>
            <Input autoComplete="off" />
          </Form.Item>
          <Space>
            <Form.Item name="role" label="角色">
              <Select options={ROLES} style={{ width: 120 }} />
            </Form.Item>
            <Form.Item name="capacity" label="同时接待上限">
              <InputNumber min={1} max={50} />
            </Form.Item>
          </Space>
        </Form>
      </Modal>
    </div>
  );
}
