import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DESKTOP, PHONE, shot } from './browser.ts';
import { chromium, openConsole, openWidget, type Stage, say, setStage } from './support.ts';

const QUESTION = '帮我查一下我公司上个月的申报为什么显示异常';

describe.skipIf(!chromium)('nobody there, no line, another device', () => {
  let stage: Stage;
  beforeAll(async () => {
    // Friday evening: one working day ends on Monday.
    stage = await setStage('2026-11-27T20:00:00+08:00');
  });
  afterAll(() => stage?.close());

  it('makes a ticket with the right date; it is answered, and seen by its code on another device', async () => {
    const { page, widget, context } = await openWidget(stage, PHONE);
    await say(widget, QUESTION);
    const card = widget.locator('.ticket').first();
    await card.waitFor();
    expect(await card.innerText()).toMatch(/最迟 2026年(11月30日（周一）|12月2日（周三）)18:00 前答复/);
    const code = (await card.locator('.code').innerText()).trim();
    await card.getByLabel(/留个手机号/).fill('13800001234');
    await card.getByRole('button', { name: '保存' }).click();
    await card.getByLabel(/留个手机号/).waitFor({ state: 'detached' });
    await shot(page, 'widget-ticket-phone');

    const agent = await openConsole(stage, 'wangmin');
    await agent.getByRole('tab', { name: /问题单/ }).click();
    await agent.getByText(code).waitFor();
    await shot(agent, 'console-tickets');
    await agent.getByRole('button', { name: code }).click();
    const drawer = agent.getByRole('dialog');
    await drawer.getByText(QUESTION).first().waitFor();
    await drawer.getByLabel('答复内容').fill('申报表与开票金额不一致，请核对后更正申报。');
    await shot(agent, 'console-ticket-drawer');
    await drawer.getByRole('button', { name: '发送答复' }).click();
    await widget.getByText('申报表与开票金额不一致').first().waitFor();
    await shot(page, 'widget-ticket-answered-phone');
    await agent.context().close();

    const other = await openWidget(stage, { ...DESKTOP, colorScheme: 'dark' });
    await other.widget.getByRole('button', { name: '查问题单' }).click();
    await other.widget.getByLabel('查询码').fill(code.toLowerCase());
    await other.widget.getByLabel(/手机号后四位/).fill('0000');
    await other.widget.getByRole('button', { name: '查询', exact: true }).click();
    await other.widget.getByText('没有找到这张问题单').waitFor();
    await other.widget.getByLabel(/手机号后四位/).fill('1234');
    await other.widget.getByRole('button', { name: '查询', exact: true }).click();
    await other.widget.getByText('申报表与开票金额不一致').waitFor();
    await shot(other.page, 'widget-lookup-dark');
    await other.context.close();
    await context.close();
  });

  it('offers a form when only a person was asked for', async () => {
    const { page, widget, context } = await openWidget(stage, { viewport: { width: 320, height: 640 } });
    await widget.getByRole('button', { name: '转人工', exact: true }).click();
    const form = widget.locator('form.form').first();
    await form.waitFor();
    await shot(page, 'widget-leave-320');
    await form.getByRole('button', { name: '提交问题单' }).click();
    await form.getByText('请先写下您的问题').waitFor();
    await form.getByLabel('您的问题').fill('新办企业怎样领数电票额度');
    await form.getByLabel(/手机号/).fill('12');
    await form.getByRole('button', { name: '提交问题单' }).click();
    await form.getByText('手机号格式不对').waitFor();
    await form.getByLabel(/手机号/).fill('');
    await form.getByRole('button', { name: '提交问题单' }).click();
    await widget.locator('.ticket .code').first().waitFor();
    await context.close();
  });

  it('keeps what is sent while offline, sends it once, and has the history after a reload', async () => {
    const { page, widget, context } = await openWidget(stage, { ...DESKTOP, colorScheme: 'dark' });
    await say(widget, '电子专票没盖章能用吗');
    await widget.locator('.answer').first().waitFor();
    await context.setOffline(true);
    await stage.server.dropConnections();
    await widget.getByText(/连接已断开/).waitFor();
    await say(widget, '电子专票去哪里查验真伪');
    await say(widget, '小规模每月多少以下免增值税');
    expect(await widget.getByText('待发送').count()).toBe(2);
    await shot(page, 'widget-offline-dark');
    await context.setOffline(false);
    await widget.getByText('待发送').first().waitFor({ state: 'detached', timeout: 60_000 });
    await widget.locator('.mine').nth(2).waitFor();
    await page.waitForTimeout(500);
    const mine = await widget.locator('.mine .bubble').allInnerTexts();
    expect(mine).toEqual(['电子专票没盖章能用吗', '电子专票去哪里查验真伪', '小规模每月多少以下免增值税']);

    await page.reload();
    await page.getByRole('button', { name: '税费咨询' }).click();
    await widget.locator('.mine').nth(2).waitFor();
    expect(await widget.locator('.mine .bubble').allInnerTexts()).toEqual(mine);
    await context.close();
  });

  it('works by keyboard alone, from the launcher and back', async () => {
    const { page, widget, context } = await openWidget(stage);
    await page.waitForFunction("document.activeElement?.id === 'consult-12366'");
    await page.keyboard.type('电子专票没盖章能用吗');
    await page.keyboard.press('Enter');
    await widget.locator('.answer').first().waitFor();
    await page.keyboard.press('Escape');
    await page.locator('iframe').waitFor({ state: 'hidden' });
    expect(await page.getByRole('button', { name: '税费咨询' }).getAttribute('aria-expanded')).toBe('false');
    await page.keyboard.press('Enter');
    await page.locator('iframe').waitFor({ state: 'visible' });
    await context.close();
  });
});
