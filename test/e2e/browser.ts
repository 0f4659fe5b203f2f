import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const CANDIDATES = [
  process.env['CHROMIUM_PATH'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** A Chromium that is installed; without one, browser tests are skipped and say so, or fail when REQUIRE_SERVICES is set. */
export function findChromium(): string | undefined {
  const path = CANDIDATES.find((candidate) => candidate && existsSync(candidate));
  if (path) return path;
  const message = 'no Chromium found: browser tests skipped (install chromium, or set CHROMIUM_PATH)';
  if (process.env['REQUIRE_SERVICES'] === '1') throw new Error(message);
  process.stderr.write(`${message}\n`);
  return undefined;
}

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const launch = (executablePath: string): Promise<Browser> => chromium.launch({ executablePath, args: FLAGS });

export const PHONE: BrowserContextOptions = {
  viewport: { width: 360, height: 740 },
  hasTouch: true,
  isMobile: true,
  deviceScaleFactor: 2,
};
export const DESKTOP: BrowserContextOptions = { viewport: { width: 1280, height: 800 } };

/** Screenshots lie in test-results/, which is not committed. */
export async function shot(page: Page, name: string): Promise<void> {
  const dir = join(import.meta.dirname, '../../test-results/screenshots');
  mkdirSync(dir, { recursive: true });
  await page.screenshot({ path: join(dir, `${name}.png`) });
}
