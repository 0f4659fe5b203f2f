import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DESKTOP, PHONE, shot } from './browser.ts';
import { chromium, openConsole, openWidget, type Stage, say, setStage } from './support.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe finds against WCAG 2.2 AA. Evaluated by the browser's debugger, which the page's policy does not concern. */
async function violations(target: Page | Frame): Promise<string[]> {
  await target.evaluate(AXE);
  return target.evaluate(async (tags) => {
    const axe = (
      globalThis as unknown as {
        axe: {
          run: (
            c: unknown,
            o: unknown,
          ) => Promise<{ violations: { id: string; nodes: { html: string; any: { message: string }[] }[] }[] }>;
        };
      }
    ).axe;
    const { violations } = await axe.run((globalThis as unknown as { document: unknown }).document, {
      runOnly: tags,
      iframes: false,
    });
    return violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.html.slice(0, 120)} ${n.any[0]?.message ?? ''}`));
  }, RULES);
}

describe.skipIf(!chromium)('WCAG 2.2 AA', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage();
  });
  afterAll(() => stage?.close());

  it.each([
    ['phone, light', { ...PHONE, colorScheme: 'light' as const }],
    ['phone, dark', { ...PHONE, colorScheme: 'dark' as const }],
    ['desktop, light', { ...DESKTOP, colorScheme: 'light' as const }],
    ['320 px wide, dark', { viewport: { width: 320, height: 640 }, colorScheme: 'dark' as const }],
  ])('the widget and the demo page: %s', async (name, options) => {
    const { page, widget, context } = await openWidget(stage, options);
    const frame = page.frames().find((f) => f.url().includes('/widget/'));
    if (!frame) throw new Error('no widget frame');
    expect(await violations(page)).toEqual([]);
    expect(await violations(frame)).toEqual([]);
    await say(widget, '电子专票没盖章能用吗');
    await widget.locator('.answer').first().waitFor();
    await say(widget, '开错票了咋办');
    await widget.getByText('您要红冲的是哪一种发票').first().waitFor();
    await page.waitForTimeout(300);
    await shot(page, `widget-${name.replace(/[ ,]+/g, '-')}`);
    expect(await violations(frame)).toEqual([]);
    const wide = await frame.evaluate(() => {
      const { scrollWidth, clientWidth } = (
        globalThis as unknown as { document: { documentElement: { scrollWidth: number; clientWidth: number } } }
      ).document.documentElement;
      return scrollWidth - clientWidth;
    });
    expect(wide).toBe(0);
    await widget.getByRole('button', { name: '常见问题' }).click();
    await widget.getByRole('heading', { name: '常见问题' }).waitFor();
    expect(await violations(frame)).toEqual([]);
    await context.close();
  });

  it.each(['light', 'dark'] as const)('the console: %s', async (colorScheme) => {
    const context = await stage.browser.newContext({ locale: 'zh-CN', ...DESKTOP, colorScheme });
    const page = await context.newPage();
    await page.goto(`${stage.server.origin}/console/`);
    await page.getByLabel('用户名').waitFor();
    await shot(page, `console-sign-in-${colorScheme}`);
    expect(await violations(page)).toEqual([]);
    await context.close();
    const agent = await openConsole(stage, 'wangmin', { ...DESKTOP, colorScheme });
    const taxpayer = await openWidget(stage);
    await say(taxpayer.widget, '电子专票没盖章能用吗');
    await taxpayer.widget.locator('.answer').first().waitFor();
    await taxpayer.widget.getByRole('button', { name: '转人工', exact: true }).click();
    await agent.getByRole('button', { name: /^接入 纳税人/ }).click();
    await agent.getByLabel('回复纳税人').waitFor();
    await agent.waitForTimeout(500);
    expect(await violations(agent)).toEqual([]);
    await agent.getByRole('button', { name: '结束会话' }).click();
    await agent.getByRole('dialog').getByRole('button', { name: '结束会话' }).click();
    await taxpayer.context.close();
    await agent.context().close();
  });
});
