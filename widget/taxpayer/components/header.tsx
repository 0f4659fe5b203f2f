import type { ConversationState } from '../../shared/protocol.ts';
import type { WidgetConfig } from '../api.ts';
import type { View } from '../ui.ts';

interface Props {
  config: WidgetConfig;
  view: View;
  show: (view: View) => void;
  mode: ConversationState;
  close: (() => void) | null;
}

export function Header({ config, view, show, mode, close }: Props) {
  const toggle = (name: View) => () => show(view === name ? 'chat' : name);
  return (
    <header class="header">
      <div class="titles">
        <h1>{config.serviceName}</h1>
        <p>{mode.mode === 'agent' ? `${mode.agentName} 正在为您服务` : config.officeName}</p>
      </div>
      <nav aria-label="咨询功能">
        <button type="button" aria-pressed={view === 'browse'} onClick={toggle('browse')}>
          常见问题
        </button>
        <button type="button" aria-pressed={view === 'lookup'} onClick={toggle('lookup')}>
          查问题单
        </button>
        {close && (
          <button type="button" class="close" aria-label="关闭咨询窗口" onClick={close}>
            <span aria-hidden="true">✕</span>
          </button>
        )}
      </nav>
    </header>
  );
}
