import { App } from 'antd';
import { useEffect, useState } from 'react';
import { useStore } from '../../lib/store.ts';
import { ConversationList } from './conversation-list.tsx';
import { ConversationPane } from './conversation-pane.tsx';
import type { Desk } from './desk.ts';
import { KnowledgePane } from './knowledge-pane.tsx';

export function DeskPage({ desk }: { desk: Desk }) {
  const { message: toast } = App.useApp();
  const state = useStore(desk.store);
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const fail = (error: Error) => void toast.warning(error.message);
  return (
    <div className="desk">
      <ConversationList
        state={state}
        now={now}
        show={(id) => void desk.show(id)}
        take={(id) => void desk.take(id).catch(fail)}
      />
      <ConversationPane desk={desk} state={state} />
      <KnowledgePane desk={desk} state={state} />
    </div>
  );
}
