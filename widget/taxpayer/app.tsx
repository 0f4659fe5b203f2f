import { useEffect, useState } from 'preact/hooks';
import type { Offered } from '../shared/protocol.ts';
import type { WidgetConfig } from './api.ts';
import { Browse } from './components/browse.tsx';
import { Composer } from './components/composer.tsx';
import { Header } from './components/header.tsx';
import { LeaveForm } from './components/leave-form.tsx';
import { Log } from './components/log.tsx';
import { Lookup } from './components/lookup.tsx';
import { QueueBar } from './components/queue-bar.tsx';
import { Status } from './components/status.tsx';
import type { Host } from './host.ts';
import { newId, type Session } from './session.ts';
import { useStore } from './store.ts';
import type { Ui } from './ui.ts';

interface Props {
  session: Session;
  host: Host;
  ui: Ui;
  config: Promise<WidgetConfig>;
  fallback: WidgetConfig;
}

export function App({ session, host, ui, config, fallback }: Props) {
  const state = useStore(session.store);
  const { view } = useStore(ui);
  const [known, setKnown] = useState(fallback);
  const [problem, setProblem] = useState('');
  useEffect(() => void config.then(setKnown), [config]);

  const show = (next: typeof view) => ui.set({ view: next });
  /** Runs something the taxpayer asked for; a failure is shown above the composer. */
  const attempt = (job: () => Promise<unknown>) => {
    setProblem('');
    job().catch((error: Error) => setProblem(error.message));
  };
  const handover = () => {
    show('chat');
    attempt(() => session.request('handover:request', { id: newId() }));
  };
  const ask = (offered: Offered) => {
    show('chat');
    session.ask(offered);
  };

  return (
    <div class="widget">
      <Header
        config={known}
        view={view}
        show={show}
        mode={state.mode}
        close={host.framed ? () => host.tell({ type: 'close' }) : null}
      />
      <Status
        status={state.status}
        restored={state.restored}
        waiting={state.waiting.filter((i) => !i.failure).length}
      />
      <main class="main">
        <Log
          state={state}
          config={known}
          session={session}
          ask={ask}
          handover={handover}
          attempt={attempt}
          hidden={view !== 'chat'}
          browse={() => show('browse')}
        />
        {view === 'browse' && <Browse ask={ask} back={() => show('chat')} />}
        {view === 'lookup' && <Lookup back={() => show('chat')} />}
        {view === 'leave' && (
          <section class="panel" aria-labelledby="leave-title">
            <h2 id="leave-title">留言登记</h2>
            <LeaveForm session={session} question="" done={() => show('chat')} />
            <button type="button" class="plain" onClick={() => show('chat')}>
              返回对话
            </button>
          </section>
        )}
      </main>
      {problem !== '' && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      <QueueBar
        mode={state.mode}
        typing={state.agentTyping}
        cancel={() => attempt(() => session.request('handover:cancel', { id: newId() }))}
        leave={() => show('leave')}
      />
      <Composer session={session} handover={handover} mode={state.mode} sent={() => show('chat')} />
    </div>
  );
}
