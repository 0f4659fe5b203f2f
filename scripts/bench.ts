// `npm run bench`: the built server in its own process, 50 taxpayers asking steadily; prints the time from question to answer.
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { io } from 'socket.io-client';
import type { Message } from '../server/realtime/protocol.ts';

const { values } = parseArgs({
  options: {
    clients: { type: 'string', default: '50' },
    seconds: { type: 'string', default: '20' },
    every: { type: 'string', default: '500' },
    port: { type: 'string', default: '3999' },
  },
});
const ROOT = join(import.meta.dirname, '..');
const QUESTIONS = [
  '电子专票没盖章能用吗',
  '小规模每月多少以下免增值税',
  '数电票开错了怎么红冲',
  '发票丢了会罚款吗',
  '年终奖怎么算个税',
  '买房契税交多少',
  '怎么投诉窗口人员',
  '公司注销前要做什么',
];
const origin = `http://127.0.0.1:${values.port}`;
const dataDir = mkdtempSync(join(tmpdir(), 'consult-bench-'));
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function startServer(): Promise<ChildProcess> {
  const limits = {
    MESSAGES_PER_MINUTE: '100000',
    EVENTS_PER_CONNECTION: '10000',
    ADDRESS_EVENTS_PER_MINUTE: '1000000',
    VISITORS_PER_HOUR: '100000',
  };
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: ROOT,
    env: { ...process.env, ...limits, PORT: values.port, DATA_DIR: dataDir, LOG_LEVEL: 'error' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  for (let i = 0; i < 1200; i++) {
    if (
      await fetch(`${origin}/ready`).then(
        (r) => r.ok,
        () => false,
      )
    )
      return child;
    await pause(50);
  }
  throw new Error('the server did not become ready');
}

async function client(offset: number, until: number, times: number[]): Promise<void> {
  const response = await fetch(`${origin}/api/visitors`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  const { token } = (await response.json()) as { token: string };
  const socket = io(`${origin}/taxpayer`, { auth: { token }, transports: ['websocket'], forceNew: true });
  let awaited: ((m: Message) => void) | undefined;
  socket.on('message:new', (m: Message) => awaited?.(m));
  await new Promise((resolve) => socket.once('connect', () => resolve(undefined)));
  await pause(offset);
  for (let n = 0; Date.now() < until; n++) {
    const began = performance.now();
    const id = randomUUID();
    const answered = new Promise<void>((resolve) => {
      awaited = (m) => {
        if (m.author === 'bot' || m.author === 'system') resolve();
      };
    });
    socket.emit('message:send', { id, text: QUESTIONS[(offset + n) % QUESTIONS.length] }, () => undefined);
    await answered;
    times.push(performance.now() - began);
    await pause(Math.max(0, Number(values.every) - (performance.now() - began)));
  }
  socket.close();
}

const server = await startServer();
const times: number[] = [];
const until = Date.now() + Number(values.seconds) * 1000;
const count = Number(values.clients);
await Promise.all(Array.from({ length: count }, (_, i) => client((i * Number(values.every)) / count, until, times)));
server.kill('SIGTERM');
await new Promise((resolve) => server.once('exit', resolve));
rmSync(dataDir, { recursive: true, force: true });
times.sort((a, b) => a - b);
const at = (share: number) =>
  (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN).toFixed(1);
process.stdout.write(
  `${count} clients, one question every ${values.every} ms, ${values.seconds} s: ${times.length} answers; question to answer p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms, longest ${at(1)} ms\n`,
);
