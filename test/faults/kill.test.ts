import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Message, Result, TaxpayerSnapshot } from '../../server/realtime/protocol.ts';

const ROOT = join(import.meta.dirname, '../..');
const CLIENTS = 50;
const KILLS = 20;
const QUESTIONS = [
  '电子专票没盖章能用吗',
  '小规模每月多少以下免增值税',
  '数电票怎么红冲',
  '转账记录能当发票吗',
  '发票丢了怎么办',
];

/** One taxpayer who asks without pause and whose outbox sends again, with the same id, what was not acknowledged. */
class Asker {
  readonly acknowledged: { id: string; seq: number }[] = [];
  readonly sent: string[] = [];
  private readonly socket: Socket;
  private stopped = false;

  constructor(origin: string, token: string) {
    this.socket = io(`${origin}/taxpayer`, {
      auth: { token },
      transports: ['websocket'],
      forceNew: true,
      reconnectionDelay: 50,
      reconnectionDelayMax: 200,
    });
  }

  async run(): Promise<void> {
    for (let n = 0; !this.stopped; n++) {
      const id = randomUUID();
      this.sent.push(id);
      const text = `${QUESTIONS[n % QUESTIONS.length]}（第${n}次）`;
      while (!this.stopped) {
        try {
          const result: Result<{ seq: number }> = await this.socket
            .timeout(1000)
            .emitWithAck('message:send', { id, text });
          if (!result.ok) throw new Error(result.error.code);
          this.acknowledged.push({ id, seq: result.data.seq });
          break;
        } catch {
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
      }
    }
  }

  stop(): void {
    this.stopped = true;
  }

  async history(): Promise<Message[]> {
    const all: Message[] = [];
    for (;;) {
      const result: Result<TaxpayerSnapshot> = await this.socket
        .timeout(5000)
        .emitWithAck('conversation:open', { afterSeq: all.at(-1)?.seq ?? 0 });
      if (!result.ok) throw new Error(result.error.code);
      all.push(...result.data.messages);
      if ((all.at(-1)?.seq ?? 0) >= result.data.lastSeq) return all;
    }
  }

  close(): void {
    this.socket.close();
  }
}

let dataDir: string;
let port: number;
let child: ChildProcess;

async function startServer(): Promise<void> {
  child = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: ROOT,
    env: {
      ...process.env,
      PORT: String(port),
      DATA_DIR: dataDir,
      LOG_LEVEL: 'error',
      MESSAGES_PER_MINUTE: '100000',
      EVENTS_PER_CONNECTION: '10000',
      ADDRESS_EVENTS_PER_MINUTE: '1000000',
      VISITORS_PER_HOUR: '100000',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  for (let i = 0; i < 1200; i++) {
    const ready = await fetch(`http://127.0.0.1:${port}/ready`).then(
      (r) => r.ok,
      () => false,
    );
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the server did not become ready');
}

const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = probe.address() as { port: number };
      probe.close(() => resolve(free));
    });
  });

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'consult-kill-'));
  port = await freePort();
  await startServer();
}, 120_000);
afterAll(() => {
  child.kill('SIGKILL');
  rmSync(dataDir, { recursive: true, force: true });
});

it(`loses and doubles nothing when killed ${KILLS} times under ${CLIENTS} clients`, { timeout: 300_000 }, async () => {
  const origin = `http://127.0.0.1:${port}`;
  const askers = await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      const response = await fetch(`${origin}/api/visitors`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      });
      return new Asker(origin, ((await response.json()) as { token: string }).token);
    }),
  );
  const running = askers.map((asker) => asker.run());
  for (let kill = 0; kill < KILLS; kill++) {
    await new Promise((resolve) => setTimeout(resolve, 300 + Math.random() * 700));
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
    await startServer();
  }
  await new Promise((resolve) => setTimeout(resolve, 1000));
  for (const asker of askers) asker.stop();
  await Promise.all(running);

  const count = { acknowledged: 0, stored: 0, lost: 0, doubled: 0, disordered: 0, gaps: 0 };
  for (const asker of askers) {
    const history = await asker.history();
    const mine = history.filter((m) => m.author === 'taxpayer');
    const seqs = new Map(mine.map((m) => [m.id, m.seq]));
    count.acknowledged += asker.acknowledged.length;
    count.stored += mine.length;
    count.lost += asker.acknowledged.filter(({ id, seq }) => seqs.get(id) !== seq).length;
    count.doubled += mine.length - seqs.size;
    const order = mine.map((m) => asker.sent.indexOf(m.id));
    count.disordered += order.filter((place, i) => i > 0 && place <= (order[i - 1] ?? -1)).length;
    count.gaps += history.filter((m, i) => m.seq !== i + 1).length;
    asker.close();
  }
  process.stdout.write(`kill test: ${KILLS} kills, ${CLIENTS} clients: ${JSON.stringify(count)}\n`);
  expect(count.acknowledged).toBeGreaterThan(CLIENTS * KILLS);
  expect(count).toMatchObject({ lost: 0, doubled: 0, disordered: 0, gaps: 0 });
  expect(readFileSync(join(dataDir, 'consult.sqlite')).length).toBeGreaterThan(0);
});
