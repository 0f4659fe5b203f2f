import { render } from 'preact';
import type { Message } from '../shared/protocol.ts';
import { api, type WidgetConfig } from './api.ts';
import { App } from './app.tsx';
import { createHost } from './host.ts';
import { createSession } from './session.ts';
import { createStore } from './store.ts';
import { createUi } from './ui.ts';

const NO_CONFIG: WidgetConfig = { officeName: '', serviceName: '12366 纳税缴费咨询', openingHours: '', sites: [] };

const config = api.config().catch(() => NO_CONFIG);
const ui = createUi();
const unread = createStore({ count: 0 });

const session = createSession((fresh: Message[], live: boolean) => {
  const others = fresh.filter((m) => m.author !== 'taxpayer');
  if (!live || others.length === 0) return;
  for (const { author } of others) host.tell({ type: 'message', author });
  if (ui.get().visible) return;
  unread.set({ count: unread.get().count + others.length });
  host.tell({ type: 'unread', count: unread.get().count });
});

const host = createHost(
  config.then((c) => c.sites),
  (message) => {
    switch (message.type) {
      case 'hello':
        if (message.theme !== 'auto') document.documentElement.dataset['theme'] = message.theme;
        ui.set({ visible: false });
        break;
      case 'visible':
        ui.set({ visible: message.visible });
        if (!message.visible) return;
        unread.set({ count: 0 });
        host.tell({ type: 'unread', count: 0 });
        document.querySelector<HTMLElement>('#question')?.focus();
        break;
      case 'view':
        ui.set({ view: message.view });
        break;
      case 'identify':
        session.identify(message.jwt).catch((error: Error & { failure?: { code: string } }) => {
          host.tell({ type: 'error', code: error.failure?.code ?? 'INTERNAL', message: error.message });
        });
        break;
      case 'logout':
        session.logout();
        break;
    }
  },
);

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && host.framed && !event.defaultPrevented) host.tell({ type: 'close' });
});
const root = document.getElementById('app');
if (root) render(<App session={session} host={host} ui={ui} config={config} fallback={NO_CONFIG} />, root);
void session.connect();
