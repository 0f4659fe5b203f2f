import { envelope, readToWidget, type ToHost, type ToWidget } from '../shared/window-messages.ts';

/**
 * The page that shows this widget in a frame. It is believed only when the message comes from our parent window, from an origin that
 * the server lists, and has a known shape; it is told things only at exactly that origin.
 */
export function createHost(sites: Promise<string[]>, handle: (message: ToWidget) => void) {
  const framed = window.parent !== window;
  let origin: string | null = null;

  function tell(message: ToHost): void {
    if (origin !== null) window.parent.postMessage(envelope(message), origin);
  }

  window.addEventListener('message', (event) => {
    if (!framed || event.source !== window.parent) return;
    const message = readToWidget(event.data);
    if (!message) return;
    void sites.then((allowed) => {
      if (!allowed.includes(event.origin)) return;
      if (message.type === 'hello') {
        origin = event.origin;
        handle(message);
        tell({ type: 'ready' });
      } else if (event.origin === origin) {
        handle(message);
      }
    });
  });
  return { framed, tell };
}
export type Host = ReturnType<typeof createHost>;
