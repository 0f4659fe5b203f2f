import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../server/config.ts';
import { type Clock, createManualClock } from '../../server/shared/clock.ts';
import { silentLog } from '../../server/shared/log.ts';
import { type Overrides, type Running, start } from '../../server/start.ts';

/** A Monday morning in opening hours, with nothing special near it. */
export const MONDAY_10 = '2026-11-23T10:00:00+08:00';

export interface TestServer extends Running {
  clock: ReturnType<typeof createManualClock>;
  dataDir: string;
  /** Stops it; the data stay for {@link startTestServer} with `dataDir`, unless this server made them. */
  close: () => Promise<void>;
}

export interface TestServerOptions {
  at?: string;
  env?: Record<string, string>;
  dataDir?: string;
  overrides?: Overrides & { clock?: Clock };
}

/** The real server on a free port with temporary data and a clock that stands still until it is moved. */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'consult-test-'));
  const clock = createManualClock(new Date(options.at ?? MONDAY_10));
  const config = readConfig({
    PORT: '0',
    DATA_DIR: dataDir,
    MESSAGES_PER_MINUTE: '10000',
    EVENTS_PER_CONNECTION: '10000',
    ...options.env,
  });
  const running = await start(config, { clock, log: silentLog, sweepEveryMs: 0, ...options.overrides });
  return {
    ...running,
    clock,
    dataDir,
    async close() {
      await running.stop();
      if (!options.dataDir) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
