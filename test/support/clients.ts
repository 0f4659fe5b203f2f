import { randomUUID } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import type {
  AgentToServer,
  Message,
  Result,
  ServerToAgent,
  ServerToTaxpayer,
  TaxpayerToServer,
} from '../../server/realtime/protocol.ts';
import type { TestServer } from './server.ts';

type Payload<E> = E extends (p: infer P, ...rest: never[]) => void ? P : never;
type Data<E> = E extends (p: never, ack: (r: Result<infer D>) => void) => void ? D : never;

/** An answer's body; tests look into it freely. */
// biome-ignore lint/suspicious/noExplicitAny: the shape is what the test is about
type Json = Record<string, any>;

const LATEST_MS = 5000;

/** A POST with the headers that our own pages send. */
export async function post(
  server: { origin: string },
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
) {
  const response = await fetch(`${server.origin}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-consult-request': '1', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as Json };
}

export async function get(server: { origin: string }, path: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${server.origin}${path}`, { headers });
  return { status: response.status, headers: response.headers, body: (await response.json()) as Json };
}

/** A typed caller over a socket: resolves with the Result of the acknowledgement. */
function caller<ToServer extends object>(socket: Socket) {
  return async <K extends keyof ToServer & string>(
    event: K,
    payload: Payload<ToServer[K]>,
  ): Promise<Result<Data<ToServer[K]>>> => socket.timeout(LATEST_MS).emitWithAck(event, payload);
}

function expectOk<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.data;
}

async function opened<S extends Socket>(socket: S): Promise<S> {
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', (error) => {
      socket.close();
      reject(error);
    });
  });
  return socket;
}

/** Waits until `check` gives something other than undefined or false. */
export async function until<T>(
  check: () => T | undefined | false | Promise<T | undefined | false>,
  what = 'condition',
): Promise<T> {
  const end = Date.now() + LATEST_MS;
  for (;;) {
    const value = await check();
    if (value !== undefined && value !== false) return value;
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

export async function connectTaxpayer(server: { origin: string }, token?: string) {
  const auth = token ?? ((await post(server, '/api/visitors', {})).body['token'] as string);
  const socket: Socket<ServerToTaxpayer, TaxpayerToServer> = io(`${server.origin}/taxpayer`, {
    auth: { token: auth },
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
  });
  const messages: Message[] = [];
  socket.on('message:new', (m) => messages.push(m));
  await opened(socket as Socket);
  const call = caller<TaxpayerToServer>(socket as Socket);
  return {
    token: auth,
    socket,
    messages,
    call,
    ok: async <K extends keyof TaxpayerToServer & string>(event: K, payload: Payload<TaxpayerToServer[K]>) =>
      expectOk(await call(event, payload)),
    say: async (text: string, id: string = randomUUID()) => expectOk(await call('message:send', { id, text })),
    /** The first message that fits, already come or yet to come. */
    hears: (fits: (m: Message) => boolean, what?: string) => until(() => messages.find(fits), what ?? 'message'),
    close: () => socket.close(),
  };
}
export type TaxpayerClient = Awaited<ReturnType<typeof connectTaxpayer>>;

/** Signs in, changing the first password when that is asked for; gives the Cookie header. */
export async function signIn(server: { origin: string }, username: string, password: string): Promise<string> {
  const signed = await post(server, '/api/staff/sign-in', { username, password });
  if (signed.status !== 200) throw new Error(JSON.stringify(signed.body));
  const cookie = signed.headers.get('set-cookie')?.split(';')[0] ?? '';
  if (signed.body['mustChangePassword']) {
    const changed = await post(
      server,
      '/api/staff/password',
      { current: password, next: newPassword(username) },
      { cookie },
    );
    if (changed.status !== 200) throw new Error(JSON.stringify(changed.body));
  }
  return cookie;
}

export const newPassword = (username: string): string => `second-${[...username].reverse().join('')}-77`;

/** The administrator's cookie of a fresh server. */
export async function signInAdmin(server: TestServer): Promise<string> {
  if (!server.firstAdmin) throw new Error('the server is not fresh');
  return signIn(server, server.firstAdmin.username, server.firstAdmin.password);
}

/** Makes an account through the administrator's API and signs in as it. */
export async function addStaff(
  server: TestServer,
  adminCookie: string,
  account: { username: string; name: string; role?: string; capacity?: number },
): Promise<{ cookie: string; password: string }> {
  const made = await post(
    server,
    '/api/staff/accounts',
    { role: 'agent', capacity: 5, ...account },
    { cookie: adminCookie },
  );
  if (made.status !== 200) throw new Error(JSON.stringify(made.body));
  const cookie = await signIn(server, account.username, made.body['password'] as string);
  return { cookie, password: newPassword(account.username) };
}

export async function connectAgent(server: { origin: string }, cookie: string) {
  const socket: Socket<ServerToAgent, AgentToServer> = io(`${server.origin}/agent`, {
    extraHeaders: { cookie },
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
  });
  const messages: Message[] = [];
  socket.on('message:new', (m) => messages.push(m));
  await opened(socket as Socket);
  const call = caller<AgentToServer>(socket as Socket);
  return {
    socket,
    messages,
    call,
    ok: async <K extends keyof AgentToServer & string>(event: K, payload: Payload<AgentToServer[K]>) =>
      expectOk(await call(event, payload)),
    hears: (fits: (m: Message) => boolean, what?: string) => until(() => messages.find(fits), what ?? 'message'),
    close: () => socket.close(),
  };
}
export type AgentClient = Awaited<ReturnType<typeof connectAgent>>;
