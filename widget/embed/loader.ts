import { envelope, readToHost, type Theme, type ToHost, type ToWidget } from '../shared/window-messages.ts';
import { STYLES } from './styles.ts';

type EventName = ToHost['type'] | 'open';
type Listener = (detail: Record<string, unknown>) => void;
type Api = ReturnType<typeof install>;
/** What may stand in `window.Consult12366` before this file has loaded: calls in the order in which they were made. */
interface Stub {
  q?: [string, unknown[]][];
  installed?: boolean;
}

declare global {
  interface Window {
    Consult12366?: Stub | Api;
  }
}

const script = document.currentScript instanceof HTMLScriptElement ? document.currentScript : null;

function install() {
  const origin = new URL(script?.src ?? location.href).origin;
  const options = script?.dataset ?? {};
  const theme = (['light', 'dark'].includes(options['theme'] ?? '') ? options['theme'] : 'auto') as Theme;
  const side = options['position'] === 'left' ? 'left' : 'right';
  const label = options['label'] || '税费咨询';

  const host = document.createElement('div');
  host.id = 'consult-12366';
  const root = host.attachShadow({ mode: 'open' });
  // A constructed style sheet needs no 'unsafe-inline' in the host page's policy.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLES);
  root.adoptedStyleSheets = [sheet];

  const launcher = document.createElement('button');
  launcher.type = 'button';
  launcher.className = `launcher ${side}`;
  launcher.setAttribute('aria-expanded', 'false');
  launcher.setAttribute('aria-haspopup', 'dialog');
  const name = document.createElement('span');
  name.textContent = label;
  const badge = document.createElement('span');
  badge.className = 'badge';
  badge.hidden = true;
  launcher.append(name, badge);
  root.append(launcher);

  let frame: HTMLIFrameElement | undefined;
  let ready = false;
  let waiting: ToWidget[] = [];
  let opened = false;
  const listeners = new Map<EventName, Set<Listener>>();

  function emit(event: EventName, detail: Record<string, unknown> = {}): void {
    for (const listener of listeners.get(event) ?? []) {
      try {
        listener(detail);
      } catch (error) {
        console.error(error);
      }
    }
  }

  function tell(message: ToWidget): void {
    if (ready) frame?.contentWindow?.postMessage(envelope(message), origin);
    else waiting.push(message);
  }

  function ensureFrame(): HTMLIFrameElement {
    if (frame) return frame;
    frame = document.createElement('iframe');
    frame.className = `frame ${side}`;
    frame.title = `${label}窗口`;
    frame.hidden = true;
    frame.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-forms');
    frame.setAttribute('allow', 'clipboard-write');
    frame.referrerPolicy = 'origin';
    frame.addEventListener('load', () => {
      // The first message carries nothing secret: the widget answers only a page that it trusts.
      frame?.contentWindow?.postMessage(envelope({ type: 'hello', theme }), origin);
    });
    frame.src = `${origin}/widget/`;
    root.append(frame);
    return frame;
  }

  function setOpen(open: boolean): void {
    if (open === opened) return;
    opened = open;
    const shown = ensureFrame();
    shown.hidden = !open;
    launcher.classList.toggle('open', open);
    launcher.setAttribute('aria-expanded', String(open));
    tell({ type: 'visible', visible: open });
    if (open) shown.focus();
    else launcher.focus();
    emit(open ? 'open' : 'close');
  }

  function onMessage(event: MessageEvent): void {
    if (!frame || event.source !== frame.contentWindow || event.origin !== origin) return;
    const message = readToHost(event.data);
    if (!message) return;
    if (message.type === 'ready' && !ready) {
      ready = true;
      for (const queued of waiting) tell(queued);
      waiting = [];
    }
    if (message.type === 'close') {
      setOpen(false);
      return;
    }
    if (message.type === 'unread') {
      badge.textContent = message.count > 99 ? '99+' : String(message.count);
      badge.hidden = message.count === 0;
      launcher.setAttribute('aria-label', message.count ? `${label}，${message.count} 条未读` : label);
    }
    const { type, ...detail } = message;
    emit(type, detail);
  }
  window.addEventListener('message', onMessage);

  function onEscape(event: KeyboardEvent): void {
    if (event.key === 'Escape' && opened && document.activeElement === host) setOpen(false);
  }
  document.addEventListener('keydown', onEscape);
  launcher.addEventListener('click', () => setOpen(!opened));
  const attach = () => document.body.append(host);
  if (document.body) attach();
  else document.addEventListener('DOMContentLoaded', attach, { once: true });

  const api = {
    installed: true as const,
    open: (view?: unknown): void => {
      if (view === 'lookup') tell({ type: 'view', view });
      setOpen(true);
    },
    close: () => setOpen(false),
    toggle: () => setOpen(!opened),
    show: () => {
      launcher.hidden = false;
    },
    hide: () => {
      setOpen(false);
      launcher.hidden = true;
    },
    /** A JWT that the host's server signed for the person who is signed in there. */
    identify: (jwt: unknown): void => {
      if (typeof jwt !== 'string') return;
      ensureFrame();
      tell({ type: 'identify', jwt });
    },
    logout: () => {
      if (frame) tell({ type: 'logout' });
    },
    /** @returns a function that unsubscribes */
    on(event: EventName, listener: Listener): () => void {
      const set = listeners.get(event) ?? new Set();
      listeners.set(event, set);
      set.add(listener);
      return () => api.off(event, listener);
    },
    off: (event: EventName, listener: Listener): void => {
      listeners.get(event)?.delete(listener);
    },
    destroy(): void {
      window.removeEventListener('message', onMessage);
      document.removeEventListener('keydown', onEscape);
      host.remove();
      listeners.clear();
      delete window.Consult12366;
    },
  };
  return api;
}

const before = window.Consult12366;
if (!before?.installed) {
  const api = install();
  window.Consult12366 = api;
  const queued = before && 'q' in before ? (before.q ?? []) : [];
  for (const [method, args] of queued) {
    const call = (api as Record<string, unknown>)[method];
    if (typeof call === 'function') call(...args);
  }
  // Links and buttons of the host page may open the widget without any script of its own.
  document.addEventListener('click', (event) => {
    const target = event.target instanceof Element ? event.target.closest('[data-consult12366]') : null;
    const current = window.Consult12366;
    if (!target || !current || !('open' in current)) return;
    event.preventDefault();
    current.open(target.getAttribute('data-consult12366'));
  });
}
