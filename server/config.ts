import { resolve } from 'node:path';
import { z } from 'zod';
import { SCOPES } from '../kb/articles/articles.types.ts';
import { AppError } from './shared/errors.ts';

// What is wrong with a setting is told in Chinese, also where the message is the library's own.
z.config(z.locales.zhCN());

const origin = z.string().refine((text) => {
  try {
    return new URL(text).origin === text;
  } catch {
    return false;
  }
}, '应为完整来源，例如 https://www.example.gov.cn（不带路径和结尾的斜杠）');
const list = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean),
);
const whole = (from: number, to: number) =>
  z
    .string()
    .regex(/^\d+$/, '应为整数')
    .transform(Number)
    .pipe(z.number().min(from, `不能小于 ${from}`).max(to, `不能大于 ${to}`));

/** Every setting, with its default; the README's table is checked against these keys by a test. */
export const SETTINGS = {
  PORT: whole(0, 65535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('data'),
  PUBLIC_ORIGIN: origin.optional(),
  SITES: list.pipe(z.array(origin)).default([]),
  SCOPE: z.enum(SCOPES).default('taiqian'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('warn'),
  TRUST_PROXY: whole(0, 10).default(0),
  IDENTITY_SECRET: z.string().min(32, '至少 32 个字符').optional(),
  MEILI_URL: z.url().optional(),
  MEILI_KEY: z.string().min(1).optional(),
  MEILI_INDEX: z
    .string()
    .regex(/^[a-zA-Z0-9_-]{1,100}$/, '只能用字母、数字、- 和 _')
    .default('consult12366'),
  METRICS_TOKEN: z.string().min(16, '至少 16 个字符').optional(),
  QUEUE_WAIT_MINUTES: whole(1, 240).default(5),
  AGENT_GRACE_SECONDS: whole(5, 3600).default(120),
  EVENTS_PER_CONNECTION: whole(10, 1_000_000).default(60),
  MESSAGES_PER_MINUTE: whole(1, 100_000).default(60),
  ADDRESS_EVENTS_PER_MINUTE: whole(1, 1_000_000).default(1200),
  VISITORS_PER_HOUR: whole(1, 1_000_000).default(300),
} as const;

export interface Config {
  port: number;
  host: string;
  dataDir: string;
  /** The address people reach this server by; unset: http://localhost:PORT. */
  publicOrigin: string | undefined;
  /** Origins of the pages that may embed the widget, besides our own. */
  sites: string[];
  scope: (typeof SCOPES)[number];
  logLevel: string;
  /** How many reverse proxies stand in front (Express `trust proxy`). */
  trustProxy: number;
  identitySecret: string | undefined;
  /** The second search engine; unset: the embedded one alone. */
  meili: { url: string; key: string; index: string } | undefined;
  /** Bearer token for /metrics from elsewhere; unset: from this machine only. */
  metricsToken: string | undefined;
  queueWaitMinutes: number;
  agentGraceSeconds: number;
  limits: {
    /** Events of one connection in 10 seconds. */
    eventsPerConnection: number;
    messagesPerMinute: number;
    addressEventsPerMinute: number;
    visitorsPerHour: number;
  };
}

/**
 * Reads settings from the environment; an empty text counts as unset.
 * @throws AppError CONFIG_INVALID that lists every fault at once.
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(
    Object.keys(SETTINGS)
      .map((key) => [key, env[key]])
      .filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = z.object(SETTINGS).safeParse(given);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path[0]?.toString()}：${issue.message}`);
    throw new AppError('CONFIG_INVALID', 500, `设置有误（${faults.length} 处）：${faults.join('；')}`);
  }
  const s = parsed.data;
  if ((s.MEILI_URL === undefined) !== (s.MEILI_KEY === undefined))
    throw new AppError('CONFIG_INVALID', 500, '设置有误（1 处）：MEILI_URL 和 MEILI_KEY 要么都设，要么都不设');
  return {
    port: s.PORT,
    host: s.HOST,
    dataDir: resolve(s.DATA_DIR),
    publicOrigin: s.PUBLIC_ORIGIN,
    sites: s.SITES,
    scope: s.SCOPE,
    logLevel: s.LOG_LEVEL,
    trustProxy: s.TRUST_PROXY,
    identitySecret: s.IDENTITY_SECRET,
    meili: s.MEILI_URL && s.MEILI_KEY ? { url: s.MEILI_URL, key: s.MEILI_KEY, index: s.MEILI_INDEX } : undefined,
    metricsToken: s.METRICS_TOKEN,
    queueWaitMinutes: s.QUEUE_WAIT_MINUTES,
    agentGraceSeconds: s.AGENT_GRACE_SECONDS,
    limits: {
      eventsPerConnection: s.EVENTS_PER_CONNECTION,
      messagesPerMinute: s.MESSAGES_PER_MINUTE,
      addressEventsPerMinute: s.ADDRESS_EVENTS_PER_MINUTE,
      visitorsPerHour: s.VISITORS_PER_HOUR,
    },
  };
}
