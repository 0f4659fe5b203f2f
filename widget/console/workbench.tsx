import { App, Badge, Button, Dropdown, Modal, Space, Switch, Tabs, Tag, Typography } from 'antd';
import { useEffect, useState } from 'react';
import { AccountsPage } from './features/accounts/accounts-page.tsx';
import { createDesk, type Desk } from './features/desk/desk.ts';
import { DeskPage } from './features/desk/desk-page.tsx';
import { FilingsPage } from './features/filings/filings-page.tsx';
import { GapsPage } from './features/gaps/gaps-page.tsx';
import { ChangePassword } from './features/sign-in/change-password.tsx';
import { TicketsPage } from './features/tickets/tickets-page.tsx';
import { http, type Me } from './lib/http.ts';
import { useStore } from './lib/store.ts';

interface Props {
  me: Me;
  leave: (reason: string) => void;
  dark: boolean;
  toggleDark: () => void;
}

export default function Workbench(props: Props) {
  const { leave } = props;
  const [desk, setDesk] = useState<Desk | null>(null);
  useEffect(() => {
    const made = createDesk(leave);
    setDesk(made);
    return () => made.close();
  }, [leave]);
  return desk && <Bench {...props} desk={desk} />;
}

function Bench({ me, leave, dark, toggleDark, desk }: Props & { desk: Desk }) {
  const { message: toast } = App.useApp();
  const state = useStore(desk.store);
  const [changing, setChanging] = useState(false);
  const unread = Object.values(state.conversations).reduce((sum, c) => sum + c.unread, 0);
  const attention = state.waiting.length + unread;
  useEffect(() => {
    document.title = attention > 0 ? `(${attention}) 坐席台` : '坐席台';
  }, [attention]);

  const signOut = () =>
    http('POST', '/api/staff/sign-out').then(
      () => leave('已退出。'),
      (error: Error) => toast.error(error.message),
    );
  const tickets = state.tickets.late + state.tickets.near;
  return (
    <>
      <header className="bar">
        <Typography.Title level={1} style={{ fontSize: 18, margin: 0 }}>
          坐席台
        </Typography.Title>
        <Space wrap>
          {!state.connected && (
            <Tag color="red" role="status">
              连接已断开，正在重连
            </Tag>
          )}
          <Switch
            checked={state.me?.online ?? false}
            disabled={!state.connected || state.me === null}
            aria-label="我的状态"
            onChange={(on) => void desk.setOnline(on).catch((error: Error) => toast.error(error.message))}
          />
          <span>{state.me?.online ? '在线' : '离线'}</span>
          <Typography.Text type="secondary">
            {state.colleagues.length > 0
              ? `同事在线：${state.colleagues.map((c) => `${c.name}（${c.conversations}）`).join('、')}`
              : '没有同事在线'}
          </Typography.Text>
          <Button onClick={toggleDark}>{dark ? '浅色' : '深色'}</Button>
          <Dropdown
            trigger={['click']}
            menu={{
              items: [
                { key: 'password', label: '修改密码', onClick: () => setChanging(true) },
                { key: 'out', label: '退出登录', onClick: signOut },
              ],
            }}
          >
            <Button>{me.name}</Button>
          </Dropdown>
        </Space>
      </header>
      <main>
        <Tabs
          className="tabs"
          items={[
            {
              key: 'desk',
              label: (
                <Badge count={attention} size="small" offset={[8, 0]}>
                  {'对话'}
                </Badge>
              ),
              children: <DeskPage desk={desk} />,
            },
            {
              key: 'tickets',
              label: (
                <Badge count={tickets} size="small" offset={[8, 0]}>
                  {'问题单'}
                </Badge>
              ),
              children: <TicketsPage desk={desk} />,
            },
            ...(me.role === 'agent'
              ? []
              : [
                  { key: 'filings', label: '检举投诉', children: <FilingsPage /> },
                  { key: 'gaps', label: '知识缺口', children: <GapsPage /> },
                ]),
            ...(me.role === 'admin' ? [{ key: 'accounts', label: '账号', children: <AccountsPage /> }] : []),
          ]}
        />
      </main>
      <Modal open={changing} title="修改密码" footer={null} destroyOnHidden onCancel={() => setChanging(false)}>
        <ChangePassword
          first={false}
          done={() => {
            setChanging(false);
            toast.success('密码已修改，其他设备已退出');
          }}
        />
      </Modal>
    </>
  );
}
