/** What the loader in the host page and the widget in its frame tell each other. */
export type ToWidget =
  | { type: 'hello'; theme: Theme }
  | { type: 'visible'; visible: boolean }
  | { type: 'view'; view: 'chat' | 'lookup' }
  | { type: 'identify'; jwt: string }
  | { type: 'logout' };
export type ToHost =
  | { type: 'ready' }
  | { type: 'close' }
  | { type: 'unread'; count: number }
  | { type: 'message'; author: string }
  | { type: 'error'; code: string; message: string };
export type Theme = 'auto' | 'light' | 'dark';

const MARK = 'consult-12366';
type Shape = Record<string, 'string' | 'number' | 'boolean'>;

const TO_WIDGET: Record<ToWidget['type'], Shape> = {
  hello: { theme: 'string' },
  visible: { visible: 'boolean' },
  view: { view: 'string' },
  identify: { jwt: 'string' },
  logout: {},
};
const TO_HOST: Record<ToHost['type'], Shape> = {
  ready: {},
  close: {},
  unread: { count: 'number' },
  message: { author: 'string' },
  error: { code: 'string', message: 'string' },
};

export const envelope = (message: ToWidget | ToHost): object => ({ mark: MARK, ...message });

function fits(data: unknown, shapes: Record<string, Shape>): boolean {
  if (typeof data !== 'object' || data === null) return false;
  const message = data as Record<string, unknown>;
  const type = message['type'];
  if (message['mark'] !== MARK || typeof type !== 'string' || !Object.hasOwn(shapes, type)) return false;
  return Object.entries(shapes[type] ?? {}).every(([key, kind]) => typeof message[key] === kind);
}

/** A message for the widget, if it has the shape of one. Who sent it is for the caller to check. */
export const readToWidget = (data: unknown): ToWidget | null => (fits(data, TO_WIDGET) ? (data as ToWidget) : null);
/** A message for the host page, if it has the shape of one. */
export const readToHost = (data: unknown): ToHost | null => (fits(data, TO_HOST) ? (data as ToHost) : null);
