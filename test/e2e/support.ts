import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Browser, BrowserContext, FrameLocator, Page } from 'playwright-core';
import { addStaff, signInAdmin } from '../support/clients.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { DESKTOP, findChromium, launch } from './browser.ts';

export const chromium = findChromium();

export interface Stage {
  server: TestServer;
  browser: Browser;
  staff: Record<'wangmin' | 'liqiang', string>;
  /** The administrator's session cookie. */
  admin: string;
  close: () => Promise<void>;
}

/** The real server with the real knowledge base, two agents, and a browser. Monday 23 November 2026, 10:00. */
export async function setStage(at?: string): Promise<Stage> {
  execFileSync(process.execPath, ['scripts/build.mjs', 'taxpayer', 'console'], {
    cwd: join(import.meta.dirname, '../..'),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const server = await startTestServer(at ? { at } : {});
  const admin = await signInAdmin(server);
  const wang = await addStaff(server, admin, { username: 'wangmin', name: '王敏' });
  const li = await addStaff(server, admin, { username: 'liqiang', name: '李强' });
  const browser = await launch(chromium ?? '');
  return {
    server,
    browser,
    admin,
    staff: { wangmin: wang.password, liqiang: li.password },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

/** A taxpayer on the demo page with the widget open. */
export async function openWidget(
  stage: Stage,
  options = DESKTOP,
): Promise<{ page: Page; widget: FrameLocator; context: BrowserContext }> {
  const context = await stage.browser.newContext({ locale: 'zh-CN', ...options });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(stage.server.origin);
  await page.getByRole('button', { name: '税费咨询' }).click();
  const widget = page.frameLocator('iframe');
  await widget.getByRole('log').waitFor();
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return { page, widget, context };
}

export async function say(widget: FrameLocator, text: string): Promise<void> {
  const box = widget.getByLabel('输入您的问题');
  await box.fill(text);
  await box.press('Enter');
}

/** An agent signed in at the console, online. */
export async function openConsole(stage: Stage, username: keyof Stage['staff'], options = DESKTOP): Promise<Page> {
  const context = await stage.browser.newContext({ locale: 'zh-CN', ...options });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  await page.goto(`${stage.server.origin}/console/`);
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码').fill(stage.staff[username]);
  await page.getByRole('button', { name: '登录' }).click();
  const online = page.getByRole('switch', { name: '我的状态' });
  await page.locator('[role=switch][aria-label=我的状态]:not([disabled])').waitFor();
  if ((await online.getAttribute('aria-checked')) !== 'true') await online.click();
  await page.locator('[role=switch][aria-checked=true][aria-label=我的状态]').waitFor();
  return page;
}
