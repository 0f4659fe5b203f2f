import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PHONE, shot } from './browser.ts';
import { chromium, openConsole, openWidget, type Stage, say, setStage } from './support.ts';

describe.skipIf(!chromium)('the main job in a browser', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage();
  });
  afterAll(() => stage?.close());

  it('answers an everyday question: conclusion, period, basis, feedback, related questions', async () => {
    const { page, widget, context } = await openWidget(stage);
    await shot(page, 'widget-welcome-desktop');
    await say(widget, '电子专票没盖章能用吗');
    const answer = widget.locator('.answer').first();
    await answer.waitFor();
    expect(await answer.locator('.conclusion').innerText()).toMatch(/有效|能用|可以/);
    expect(await answer.locator('.period').innerText()).toMatch(/自\d{4}年\d{1,2}月\d{1,2}日起/);
    await answer.getByText('政策依据').click();
    expect(await answer.locator('.basis').innerText()).toContain('2020年第22号');
    expect(await answer.locator('.disclaimer').innerText()).toContain('仅供参考');
    expect(await answer.getByText('相关问题').isVisible()).toBe(true);
    await shot(page, 'widget-answer-desktop');
    await answer.getByRole('button', { name: '已解决' }).click();
    await widget.getByText('谢谢您的反馈').waitFor();
    await answer.locator('.choices button').first().click();
    await widget.locator('.answer').nth(1).waitFor();
    await context.close();
  });

  it('offers up to three candidates when unsure, and a person', async () => {
    const { page, widget, context } = await openWidget(stage);
    await say(widget, '发票退回来了');
    const choices = widget.locator('.message .bubble:has(> p:text("您要问的是")) .choices button');
    await choices.first().waitFor();
    const count = await choices.count();
    expect(count).toBeGreaterThan(1);
    expect(count).toBeLessThanOrEqual(4);
    await shot(page, 'widget-candidates-desktop');
    await choices.first().click();
    await widget.locator('.answer').first().waitFor();
    await context.close();
  });

  it('is silent about Enter that confirms pinyin, and shows markup as text', async () => {
    const { widget, context, page } = await openWidget(stage);
    const box = widget.getByLabel('输入您的问题');
    await box.fill('shuidian');
    await box.dispatchEvent('keydown', { key: 'Enter', keyCode: 229, isComposing: true, bubbles: true });
    await box.dispatchEvent('keydown', { key: 'Enter', keyCode: 13, isComposing: true, bubbles: true });
    await page.waitForTimeout(200);
    expect(await widget.locator('.mine').count()).toBe(0);
    await say(widget, '<b>粗</b> **星** <img src=x onerror="document.title=1">');
    const mine = widget.locator('.mine .bubble').first();
    await mine.waitFor();
    expect(await mine.innerText()).toContain('<b>粗</b> **星**');
    expect(await mine.locator('b, img').count()).toBe(0);
    await context.close();
  });

  it('browses by category without typing', async () => {
    const { page, widget, context } = await openWidget(stage, PHONE);
    await widget.getByRole('button', { name: '常见问题' }).click();
    const first = widget.locator('details.category').first();
    await first.locator('summary').click();
    await shot(page, 'widget-browse-phone');
    await first.locator('.choices button').first().click();
    await widget.locator('.answer').first().waitFor();
    await context.close();
  });

  it('hands over by button: the agent takes it, both see typing, an article is sent, the taxpayer rates', async () => {
    const agent = await openConsole(stage, 'wangmin');
    await agent.emulateMedia({ colorScheme: 'light' });
    const { page, widget, context } = await openWidget(stage);
    await say(widget, '电子专票没盖章能用吗');
    await widget.locator('.answer').first().waitFor();
    await widget.getByRole('button', { name: '转人工', exact: true }).click();
    await widget.getByText(/正在排队，您是第 1 位/).waitFor();
    await agent.getByText('纳税人点了“转人工”').waitFor();
    await agent.getByRole('button', { name: /^接入 纳税人/ }).click();
    await agent.getByRole('log').getByText('电子专票没盖章能用吗').waitFor();
    await widget.getByText('王敏 为您服务').waitFor();

    await widget.getByLabel('输入您的问题').pressSequentially('我还想问');
    await agent.getByText('对方正在输入').waitFor();
    await widget.getByLabel('输入您的问题').press('Enter');
    await agent.getByRole('log').getByText('我还想问').waitFor();
    await agent.getByLabel('回复纳税人').pressSequentially('您好，请看这条');
    await widget.getByText('王敏 正在输入').waitFor();
    await agent.getByLabel('回复纳税人').press('Enter');
    await widget.getByText('您好，请看这条').waitFor();
    await agent
      .getByRole('button', { name: /^发送原文/ })
      .first()
      .click();
    await widget.locator('.answer').nth(1).waitFor();
    expect(await widget.locator('.mine + .theirs .answer').count()).toBe(1);
    await shot(agent, 'console-conversation-light');
    await shot(page, 'widget-agent-desktop');
    await agent.emulateMedia({ colorScheme: 'dark' });
    await agent.waitForTimeout(400);
    await shot(agent, 'console-conversation-dark');

    await agent.getByRole('button', { name: '结束会话' }).click();
    await agent.getByRole('dialog').getByRole('button', { name: '结束会话' }).click();
    await widget.getByLabel('非常满意').check();
    await widget.getByRole('button', { name: '提交评价' }).click();
    await widget.getByText('感谢您的评价').waitFor();
    await context.close();
    await agent.context().close();
  });

  it('hands over by word; of two agents who press at once one has it and the other is told', async () => {
    const wang = await openConsole(stage, 'wangmin');
    const li = await openConsole(stage, 'liqiang');
    const { widget, context } = await openWidget(stage);
    await say(widget, '麻烦帮我转人工');
    await widget.getByText(/正在排队，您是第 1 位/).waitFor();
    const buttons = [wang, li].map((page) => page.getByRole('button', { name: /^接入 纳税人/ }).first());
    for (const button of buttons) await button.waitFor();
    await Promise.all(buttons.map((button) => button.dispatchEvent('click')));
    const told = (page: typeof wang) => page.getByText(/这个会话已由 (王敏|李强) 接入/).first();
    const winner = await Promise.race([
      told(li)
        .waitFor()
        .then(() => '王敏'),
      told(wang)
        .waitFor()
        .then(() => '李强'),
    ]);
    await widget.getByText(`${winner} 为您服务`).waitFor();
    await shot(winner === '王敏' ? li : wang, 'console-taken-by-colleague');
    await (winner === '王敏' ? wang : li).getByRole('button', { name: '结束会话' }).click();
    await (winner === '王敏' ? wang : li).getByRole('dialog').getByRole('button', { name: '结束会话' }).click();
    await widget.getByText('已结束本次服务').waitFor();
    await context.close();
    await wang.context().close();
    await li.context().close();
  });
});
