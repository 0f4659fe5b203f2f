import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { EngineSource } from '../kb/answering/knowledge-base.ts';
import { loadOrganisation, type Organisation } from '../kb/organisation.ts';
import type { FallbackEngine } from '../kb/search/fallback-engine.ts';
import { accountRoutes } from './accounts/accounts.routes.ts';
import { createAccounts } from './accounts/accounts.service.ts';
import { createSessions } from './accounts/sessions.service.ts';
import { createApp } from './app/app.ts';
import { createMetrics, metricsRoute } from './app/metrics.ts';
import { publicRoutes } from './app/public.routes.ts';
import { createBaseInUse } from './articles/base-in-use.ts';
import { createKnowledge } from './articles/knowledge.service.ts';
import { loadKnowledge } from './articles/load.ts';
import { createSecondEngine } from './articles/second-engine.ts';
import { createInProcessBus } from './cluster/bus.ts';
import { filingRoutes } from './complaints/filings.routes.ts';
import { createFilings } from './complaints/filings.service.ts';
import type { Config } from './config.ts';
import { createDesk } from './consultations/desk.service.ts';
import { createDialogue } from './consultations/dialogue.service.ts';
import { createHandingOver } from './consultations/handing-over.ts';
import { createSweeper } from './consultations/sweeper.ts';
import { createTranscript } from './consultations/transcript.ts';
import { createBureauDeadlines } from './deadlines/bureau.ts';
import { gapRoutes } from './gaps/gaps.routes.ts';
import { createGaps } from './gaps/gaps.service.ts';
import { type AgentNamespace, serveAgents, showTypingToAgent } from './realtime/agent.gateway.ts';
import { createSockets } from './realtime/sockets.ts';
import { serveTaxpayers, showTypingTo, type TaxpayerNamespace } from './realtime/taxpayer.gateway.ts';
import { createPresence } from './routing/presence.ts';
import { createRouting } from './routing/routing.service.ts';
import { type Clock, systemClock } from './shared/clock.ts';
import { AppError } from './shared/errors.ts';
import { createLimit } from './shared/limits.ts';
import { createLog, type Log } from './shared/log.ts';
import { openStorage, type Storage } from './storage/storage.ts';
import { createTaxpayers } from './taxpayers/taxpayers.service.ts';
import { createTicketDesk } from './tickets/ticket-desk.service.ts';
import { ticketRoutes } from './tickets/tickets.routes.ts';
import { createTickets } from './tickets/tickets.service.ts';

/** What a test may put in the place of the real thing. */
export interface Overrides {
  clock?: Clock;
  log?: Log;
  organisation?: Organisation;
  contentDir?: string;
  calendarDir?: string;
  webDir?: string;
  /** Where lexicon/ and models/ are read from. */
  dataFilesDir?: string;
  /** Milliseconds between looks at a second search engine that is not well. */
  engineRetryMs?: number;
  /** Milliseconds between sweeps; 0: only when {@link Running.sweep} is called. */
  sweepEveryMs?: number;
}

export interface Running {
  origin: string;
  port: number;
  articles: number;
  firstAdmin: { username: string; password: string } | null;
  storage: Storage;
  sweep: () => Promise<void>;
  /** Closes every socket, as a lost network would; clients come back by themselves. */
  dropConnections: () => void;
  stop: () => Promise<void>;
}

const ROOT = join(import.meta.dirname, '..');
const SWEEP_MS = 15_000;

/**
 * The composition root: makes every room, says who listens to whom, listens on the port.
 * @throws AppError DATA_DIR_UNUSABLE, KNOWLEDGE_INVALID, PORT_TAKEN, PORT_REFUSED
 */
export async function start(config: Config, overrides: Overrides = {}): Promise<Running> {
  const clock = overrides.clock ?? systemClock;
  const log = overrides.log ?? createLog(config.logLevel);
  const fault = (err: unknown) => log.error({ err }, 'listener failed');
  const projectDir = process.env['CONSULT_ROOT'] ?? ROOT;
  const kbDir = join(projectDir, 'kb');
  const organisation = overrides.organisation ?? loadOrganisation(join(kbDir, 'organisation.yaml'));

  const storage = await openStorage(config.dataDir, fault);
  try {
    const content = await loadKnowledge({ storage, clock, log, dir: overrides.contentDir ?? join(kbDir, 'content') });
    const metrics = createMetrics();
    let second: FallbackEngine | undefined;
    const { meili } = config;
    const parts = {
      ...content,
      kbDir: overrides.dataFilesDir ?? kbDir,
      snapshotDir: join(config.dataDir, 'kb'),
      ...(meili
        ? {
            engine: (source: EngineSource) => {
              const retryEvery = overrides.engineRetryMs ? { retryEvery: overrides.engineRetryMs } : {};
              second = createSecondEngine({ meili, source, log, metrics, ...retryEvery });
              return second;
            },
          }
        : {}),
    };
    const base = createBaseInUse(parts, log);
    second?.start();
    const bus = createInProcessBus(fault);
    const deadlines = createBureauDeadlines(organisation, overrides.calendarDir ?? join(kbDir, 'calendar'));
    const staffPresence = createPresence(clock);
    const taxpayerPresence = createPresence(clock);

    const knowledge = createKnowledge({ base, clock, scope: config.scope, metrics });
    const accounts = createAccounts({ storage, clock, bus });
    const sessions = createSessions({ storage, clock, bus });
    const taxpayers = createTaxpayers({ storage, clock, identitySecret: config.identitySecret });
    const transcript = createTranscript({ storage, clock, bus });
    const tickets = createTickets({ storage, clock, bus, deadlines, organisation, knowledge, transcript });
    const ticketDesk = createTicketDesk({ storage, clock, bus, deadlines, organisation, knowledge, transcript });
    const mayServe = (at: Date) => organisation.serveOutsideHours || deadlines.isOpen(at);
    const staff = accounts.all;
    const routing = createRouting({ storage, clock, bus, presence: staffPresence, staff, mayServe });
    const hoursText = deadlines.hoursText();
    const handingOver = createHandingOver({ routing, tickets, hoursText });
    const filings = createFilings({ storage, clock, bus, deadlines, transcript });
    const gaps = createGaps({ storage, clock, segment: base.segment });
    const dialogue = createDialogue({
      storage,
      transcript,
      routing,
      tickets,
      filings,
      gaps,
      knowledge,
      handingOver,
      hoursText,
      clock,
      log,
    });
    const desk = createDesk({
      storage,
      transcript,
      routing,
      tickets,
      knowledge,
      staffPresence,
      taxpayerPresence,
      staff,
    });
    const sweep = createSweeper({
      storage,
      transcript,
      routing,
      handingOver,
      queueWaitMs: config.queueWaitMinutes * 60_000,
      agentGraceMs: config.agentGraceSeconds * 1000,
    });

    const http = createServer();
    let port = config.port;
    let draining = false;
    const publicOrigin = () => config.publicOrigin ?? `http://localhost:${port}`;
    const origins = () => (config.publicOrigin ? [config.publicOrigin] : [publicOrigin(), `http://127.0.0.1:${port}`]);
    const sites = () => [...new Set([...origins(), ...config.sites])];
    const secure = () => publicOrigin().startsWith('https:');

    const lookups = createLimit(10, 900, '查询次数过多，请稍后再试。');
    const visitors = createLimit(config.limits.visitorsPerHour, 3600);
    const { officeName, serviceName } = organisation;
    const widgetConfig = () => ({ officeName, serviceName, openingHours: hoursText, sites: sites() });
    const app = createApp({
      log,
      trustProxy: config.trustProxy,
      webDir: overrides.webDir ?? join(projectDir, 'dist/web'),
      sites,
      secure,
      metrics: metricsRoute(metrics, config.metricsToken),
      ready: () => ({
        ready: !draining,
        body: {
          status: draining ? 'draining' : 'ready',
          articles: knowledge.size(),
          engines: { storage: storage.engine, search: second ? 'meilisearch' : 'embedded', bus: 'in-process' },
          ...(second ? { meilisearch: second.state() } : {}),
        },
      }),
      api: [
        { path: '/api', router: publicRoutes({ knowledge, taxpayers, visitors, widgetConfig }) },
        { path: '/api/staff', router: accountRoutes({ accounts, sessions, origins, secureCookie: secure }) },
        { path: '/api/filings', router: filingRoutes({ filings, sessions, origins, lookups }) },
        { path: '/api/gaps', router: gapRoutes({ gaps, sessions, origins }) },
        { path: '/api/tickets', router: ticketRoutes({ tickets, desk: ticketDesk, sessions, origins, lookups }) },
      ],
    });
    http.on('request', app);

    const io = createSockets(http, origins);
    const taxpayerNamespace = io.of('/taxpayer') as unknown as TaxpayerNamespace;
    const agentNamespace = io.of('/agent') as unknown as AgentNamespace;
    const perAddress = createLimit(config.limits.addressEventsPerMinute, 60);
    const edge = { bus, log, perAddress, trustProxy: config.trustProxy, routing, tickets };
    serveTaxpayers(taxpayerNamespace, {
      ...edge,
      dialogue,
      transcript,
      taxpayers,
      presence: taxpayerPresence,
      perConnection: createLimit(config.limits.eventsPerConnection, 10),
      messages: createLimit(config.limits.messagesPerMinute, 60, '发送得太快了，请稍等片刻再发。'),
      showTyping: (agentId, conversationId, on) => showTypingToAgent(agentNamespace, agentId, conversationId, on),
    });
    const agentGateway = serveAgents(agentNamespace, {
      ...edge,
      accounts,
      sessions,
      desk,
      presence: staffPresence,
      taxpayerPresence,
      perConnection: createLimit(config.limits.eventsPerConnection * 2, 10),
      showTyping: (visitorId, on, name) => showTypingTo(taxpayerNamespace, visitorId, on, name),
    });

    const everything = async () => {
      await sweep();
      await gaps.nightly();
    };
    const sweepEvery = overrides.sweepEveryMs ?? SWEEP_MS;
    const sweeping = sweepEvery > 0 ? setInterval(() => void everything().catch(fault), sweepEvery) : undefined;
    await tickets.refreshDeadlines();
    const firstAdmin = await accounts.ensureFirstAdmin();
    port = await listen(http, config);

    return {
      origin: publicOrigin(),
      port,
      articles: knowledge.size(),
      firstAdmin,
      storage,
      sweep,
      dropConnections: () => io.engine.close(),
      async stop() {
        draining = true;
        clearInterval(sweeping);
        second?.stop();
        agentGateway.stop();
        await io.close();
        http.closeAllConnections();
        await storage.close();
      },
    };
  } catch (error) {
    await storage.close();
    throw error;
  }
}

function listen(http: ReturnType<typeof createServer>, config: Config): Promise<number> {
  return new Promise((resolve, reject) => {
    http.once('error', (error: NodeJS.ErrnoException) => {
      const where = `${config.host}:${config.port}`;
      reject(
        error.code === 'EADDRINUSE'
          ? new AppError('PORT_TAKEN', 500, `端口已被占用：${where}。请关闭占用的程序，或用 PORT 换一个端口。`)
          : new AppError('PORT_REFUSED', 500, `不能在 ${where} 上监听（${error.code}）。请检查 HOST 和 PORT。`),
      );
    });
    http.listen(config.port, config.host, () => resolve((http.address() as AddressInfo).port));
  });
}
