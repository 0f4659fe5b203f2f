import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type AgentClient,
  addStaff,
  connectAgent,
  connectTaxpayer,
  get,
  post,
  signInAdmin,
  until,
} from '../../support/clients.ts';
import { writeTestContent } from '../../support/content.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';

const UNANSWERABLE = '帮我查一下我公司上个月的申报为什么显示异常';
// A rule that changed: each version as it was.
const rule = {
  id: 'gz-trailer',
  question: '挂车的购置税怎样交？',
  similar: ['挂车购置税', '买挂车交多少购置税', '拖挂车购置税减半吗', '挂车上牌要交什么税'],
  category: 'vat',
  related: ['ez-verify'],
};
const CHANGED = [
  { ...rule, version: 1, answer: '免征。', effective: { from: '2020-12-21', until: '2022-12-31' } },
  { ...rule, version: 2, answer: '减半。', effective: { from: '2023-01-01' } },
];
let server: TestServer;
let admin: string;
let wang: AgentClient;
let li: AgentClient;

beforeAll(async () => {
  server = await startTestServer({ overrides: { contentDir: writeTestContent(CHANGED) } });
  admin = await signInAdmin(server);
  const one = await addStaff(server, admin, { username: 'wangmin', name: '王敏' });
  const two = await addStaff(server, admin, { username: 'liqiang', name: '李强' });
  wang = await connectAgent(server, one.cookie);
  li = await connectAgent(server, two.cookie);
});
afterAll(() => server.close());

const online = async (on: boolean) => {
  await wang.ok('presence:set', { online: on });
  await li.ok('presence:set', { online: on });
};

describe('asking', () => {
  it('answers with the approved article: conclusion, period, basis, steps, reference line, related questions', async () => {
    const taxpayer = await connectTaxpayer(server);
    await taxpayer.say('电子专票没盖章能用吗');
    const { content, author } = await taxpayer.hears((m) => m.content.type === 'answer');
    expect(author).toBe('bot');
    expect(content).toMatchObject({
      type: 'answer',
      article: {
        id: 'ez-no-seal',
        version: 1,
        scopeLabel: '全国',
        answer: '有效。电子专票用电子签名代替发票专用章。',
        period: '自2020年12月21日起执行',
        basis: [{ number: '国家税务总局公告2020年第22号' }],
        disclaimer: expect.stringContaining('仅供参考'),
        related: [{ id: 'ez-verify' }],
      },
    });
    taxpayer.close();
  });

  it('keeps one sequence without gaps, the answer right behind its question', async () => {
    const taxpayer = await connectTaxpayer(server);
    for (const text of ['小规模免税额度是多少', '你好', '电子专票去哪里查真伪']) await taxpayer.say(text);
    const { messages, lastSeq } = await taxpayer.ok('conversation:open', { afterSeq: 0 });
    expect(messages.map((m) => m.seq)).toEqual(messages.map((_, i) => i + 1));
    expect(lastSeq).toBe(messages.length);
    expect(messages.map((m) => m.author)).toEqual(['taxpayer', 'bot', 'taxpayer', 'bot', 'taxpayer', 'bot']);
    taxpayer.close();
  });

  it('stores a message once, however often and from however many tabs it is sent', async () => {
    const taxpayer = await connectTaxpayer(server);
    const tab = await connectTaxpayer(server, taxpayer.token);
    const id = randomUUID();
    const acks = await Promise.all([
      taxpayer.say('增值税起征点多少', id),
      tab.say('增值税起征点多少', id),
      taxpayer.say('增值税起征点多少', id),
    ]);
    expect(new Set(acks.map((a) => a.seq)).size).toBe(1);
    const { messages } = await tab.ok('conversation:open', { afterSeq: 0 });
    expect(messages.map((m) => m.author)).toEqual(['taxpayer', 'bot']);
    const changed = await taxpayer.call('message:send', { id, text: '别的话' });
    expect(changed).toMatchObject({ ok: false, error: { code: 'MESSAGE_ID_CONFLICT' } });
    taxpayer.close();
    tab.close();
  });

  it('gives a client that was away what it missed, and nothing twice', async () => {
    const taxpayer = await connectTaxpayer(server);
    const { seq } = await taxpayer.say('小规模免税额度是多少');
    await taxpayer.hears((m) => m.seq === seq + 1);
    taxpayer.close();
    const back = await connectTaxpayer(server, taxpayer.token);
    await back.say('电子专票去哪里查真伪');
    const { messages } = await back.ok('conversation:open', { afterSeq: seq + 1 });
    expect(messages.map((m) => m.seq)).toEqual([seq + 2, seq + 3]);
    back.close();
  });

  it('answers a chosen question by the rule of the day that it was offered for', async () => {
    const taxpayer = await connectTaxpayer(server);
    const ask = (asOf?: string) =>
      taxpayer.ok('article:ask', { id: randomUUID(), articleId: 'gz-trailer', ...(asOf ? { asOf } : {}) });
    await ask('2021-06-30');
    const then = await taxpayer.hears((m) => m.content.type === 'answer');
    expect(then.content).toMatchObject({
      asked: '挂车的购置税怎样交？',
      intro: expect.stringContaining('那时的规定'),
      article: { version: 1, answer: '免征。', asOf: '2021-06-30', period: expect.stringContaining('已停止执行') },
    });
    await ask();
    const now = await taxpayer.hears((m) => m.content.type === 'answer' && m.seq > then.seq);
    expect(now.content).toMatchObject({ asked: '挂车的购置税怎样交？', article: { version: 2, answer: '减半。' } });
    expect(JSON.stringify(now.content)).not.toContain('asOf');
    taxpayer.close();
  });

  it('answers a chosen question, and thanks for "solved"', async () => {
    const taxpayer = await connectTaxpayer(server);
    await taxpayer.ok('article:ask', { id: randomUUID(), articleId: 'ez-verify' });
    const answer = await taxpayer.hears((m) => m.content.type === 'answer');
    await taxpayer.ok('feedback:give', { messageId: answer.id, solved: true });
    await taxpayer.ok('feedback:give', { messageId: answer.id, solved: true });
    await taxpayer.hears((m) => m.content.type === 'notice' && m.content.code === 'feedback-thanks');
    await taxpayer.ok('feedback:give', { messageId: answer.id, solved: false });
    await taxpayer.hears((m) => m.content.type === 'candidates', 'other questions after "not solved"');
    const { messages } = await taxpayer.ok('conversation:open', { afterSeq: 0 });
    expect(messages.filter((m) => m.content.type === 'notice')).toHaveLength(1);
    taxpayer.close();
  });
});

describe('a person', () => {
  it('comes by word, silences the bot, ends, and is rated once', async () => {
    await online(true);
    const taxpayer = await connectTaxpayer(server);
    await taxpayer.say('留抵税额退税条件');
    await taxpayer.hears((m) => m.content.type === 'answer' && m.content.reason === 'handling-human');
    const { state, conversationId } = await taxpayer.ok('conversation:open', { afterSeq: 0 });
    expect(state).toMatchObject({ mode: 'waiting', position: 1 });

    const waiting = await until(async () =>
      (await wang.ok('desk:open', {})).waiting.find((w) => w.conversationId === conversationId),
    );
    expect(waiting.reasonLabel).toBe('需由人工判断的问题');
    const detail = await wang.ok('conversation:take', { conversationId });
    expect(detail.mine).toBe(true);
    expect(detail.messages.length).toBeGreaterThanOrEqual(3);
    expect(detail.suggestions[0]?.articleId).toBe('zz-retain');

    await taxpayer.say('电子专票没盖章能用吗');
    await wang.hears(
      (m) =>
        m.conversationId === conversationId &&
        m.author === 'taxpayer' &&
        m.content.type === 'text' &&
        m.content.text.includes('盖章'),
    );
    await wang.ok('message:send', { conversationId, id: randomUUID(), text: '您好，请稍等。' });
    await wang.ok('article:send', { conversationId, id: randomUUID(), articleId: 'ez-no-seal' });
    const found = await wang.ok('kb:search', { text: '2021年挂车购置税' });
    expect(found.suggestions[0]?.article).toMatchObject({ id: 'gz-trailer', version: 1, asOf: '2021-06-30' });
    // Without a rule of the day asked for, the one in force.
    const none = await wang.ok('kb:search', { text: '2019年挂车购置税' });
    expect(none.suggestions[0]?.article).toMatchObject({ id: 'gz-trailer', version: 2 });
    const dated = { conversationId, id: randomUUID(), articleId: 'gz-trailer', asOf: '2021-06-30' };
    await wang.ok('article:send', dated);
    await taxpayer.hears((m) => m.id === dated.id && m.content.type === 'answer' && m.content.article.version === 1);
    const sent = await taxpayer.hears((m) => m.author === 'agent' && m.content.type === 'answer');
    expect(sent.authorName).toBe('王敏');
    const { messages } = await taxpayer.ok('conversation:open', { afterSeq: detail.lastSeq });
    expect(messages.map((m) => m.author)).toEqual(['taxpayer', 'agent', 'agent', 'agent']);

    await wang.ok('conversation:end', { conversationId });
    const asked = await taxpayer.hears((m) => m.content.type === 'rating-request');
    const handoverId = asked.content.type === 'rating-request' ? asked.content.handoverId : '';
    await taxpayer.ok('rating:give', { handoverId, score: 5, comment: '谢谢' });
    expect(await taxpayer.call('rating:give', { handoverId, score: 1 })).toMatchObject({
      error: { code: 'ALREADY_RATED' },
    });
    await taxpayer.say('电子专票没盖章能用吗');
    await until(() =>
      taxpayer.messages.findLast((m) => m.author === 'bot' && m.seq > asked.seq && m.content.type === 'answer'),
    );
    taxpayer.close();
  });

  it('is one of two agents who press at once; the other is told who has it', async () => {
    await online(true);
    for (let round = 0; round < 10; round++) {
      const taxpayer = await connectTaxpayer(server);
      await taxpayer.ok('handover:request', { id: randomUUID() });
      const { conversationId } = await taxpayer.ok('conversation:open', { afterSeq: 0 });
      const results = await Promise.all([
        wang.call('conversation:take', { conversationId }),
        li.call('conversation:take', { conversationId }),
      ]);
      const won = results.filter((r) => r.ok);
      const lost = results.filter((r) => !r.ok);
      expect(won).toHaveLength(1);
      const winner = results[0]?.ok ? '王敏' : '李强';
      expect(lost[0]).toMatchObject({ error: { code: 'CONVERSATION_TAKEN', takenBy: winner } });
      await (results[0]?.ok ? wang : li).ok('conversation:end', { conversationId });
      taxpayer.close();
    }
  });

  it('has several conversations up to a limit, and only their own', async () => {
    await online(true);
    const taxpayers = await Promise.all(Array.from({ length: 6 }, () => connectTaxpayer(server)));
    const ids: string[] = [];
    for (const taxpayer of taxpayers) {
      await taxpayer.ok('handover:request', { id: randomUUID() });
      ids.push((await taxpayer.ok('conversation:open', { afterSeq: 0 })).conversationId);
    }
    for (const conversationId of ids.slice(0, 5)) await wang.ok('conversation:take', { conversationId });
    expect(await wang.call('conversation:take', { conversationId: ids[5]! })).toMatchObject({
      error: { code: 'AT_CAPACITY' },
    });
    const foreign = { conversationId: ids[0]!, id: randomUUID(), text: '插话' };
    expect(await li.call('message:send', foreign)).toMatchObject({ error: { code: 'NOT_YOURS' } });
    expect(await li.call('conversation:open', { conversationId: ids[0]!, afterSeq: 0 })).toMatchObject({
      error: { code: 'FORBIDDEN' },
    });
    expect(await li.call('conversation:end', { conversationId: ids[0]! })).toMatchObject({
      error: { code: 'NOT_YOURS' },
    });
    for (const conversationId of ids.slice(0, 5)) await wang.ok('conversation:end', { conversationId });
    await taxpayers[5]!.ok('handover:cancel', { id: randomUUID() });
    for (const taxpayer of taxpayers) taxpayer.close();
  });

  it('sees typing both ways, and a conversation that a colleague took is no longer shown', async () => {
    await online(true);
    const taxpayer = await connectTaxpayer(server);
    await taxpayer.ok('handover:request', { id: randomUUID() });
    const { conversationId } = await taxpayer.ok('conversation:open', { afterSeq: 0 });
    await li.ok('conversation:open', { conversationId, afterSeq: 0 });
    await wang.ok('conversation:take', { conversationId });
    const agentTypes = new Promise((resolve) => taxpayer.socket.once('typing', resolve));
    wang.socket.emit('typing', { conversationId, on: true });
    expect(await agentTypes).toEqual({ on: true, name: '王敏' });
    const taxpayerTypes = new Promise((resolve) => wang.socket.once('typing', resolve));
    taxpayer.socket.emit('typing', { on: true });
    expect(await taxpayerTypes).toEqual({ conversationId, on: true });
    await new Promise((resolve) => setTimeout(resolve, 50));
    await taxpayer.say('只给王敏看的话');
    await wang.hears((m) => m.content.type === 'text' && m.content.text === '只给王敏看的话');
    expect(li.messages.some((m) => m.content.type === 'text' && m.content.text === '只给王敏看的话')).toBe(false);
    await wang.ok('conversation:end', { conversationId });
    taxpayer.close();
  });
});

describe('nobody there', () => {
  it('makes a ticket with a promise and a code; the answer comes back by message and by code', async () => {
    await online(false);
    const taxpayer = await connectTaxpayer(server);
    await taxpayer.say(UNANSWERABLE);
    const card = await taxpayer.hears((m) => m.content.type === 'ticket');
    const ticket = card.content.type === 'ticket' ? card.content.ticket : undefined;
    expect(ticket?.code).toMatch(/^TQ-[2-9A-Z]{4}-[2-9A-Z]{4}$/);
    expect(ticket?.question).toBe(UNANSWERABLE);
    const promise = {
      general: '最迟 2026年11月24日（周二）18:00 前答复',
      complex: '最迟 2026年11月26日（周四）18:00 前答复',
    };
    expect(ticket?.promise).toBe(ticket?.kind === 'complex' ? promise.complex : promise.general);
    await taxpayer.ok('ticket:contact', { code: ticket!.code, phone: '13800001234' });

    const cookie = { cookie: admin };
    const list = (await get(server, '/api/tickets', cookie)).body['tickets'] as {
      id: string;
      code: string;
      phone: string;
    }[];
    const listed = list.find((t) => t.code === ticket!.code)!;
    expect(listed.phone).toBe('138****1234');
    const replied = await post(
      server,
      `/api/tickets/${listed.id}/reply`,
      { id: randomUUID(), text: '请联系后勤部门。', articleId: 'ez-verify' },
      cookie,
    );
    expect(replied.status).toBe(200);
    const reply = await taxpayer.hears((m) => m.content.type === 'ticket-reply');
    expect(reply.content).toMatchObject({
      ticket: { status: 'answered', replies: [{ text: '请联系后勤部门。', article: { id: 'ez-verify' } }] },
    });

    const typed = ticket!.code.toLowerCase().replaceAll('-', ' ');
    const found = await post(server, '/api/tickets/lookup', { code: typed, phoneLast4: '1234' });
    expect(found).toMatchObject({ status: 200, body: { statusLabel: '已答复', phoneLast4: '1234' } });
    expect(await post(server, '/api/tickets/lookup', { code: ticket!.code, phoneLast4: '9999' })).toMatchObject({
      status: 404,
    });
    expect(
      await post(server, `/api/tickets/${listed.id}/reply`, { id: randomUUID(), text: '再答' }, cookie),
    ).toMatchObject({
      status: 409,
      body: { error: { code: 'TICKET_CLOSED' } },
    });
    taxpayer.close();
  });

  it('asks for the question when there is none yet, and takes it once', async () => {
    await online(false);
    const taxpayer = await connectTaxpayer(server);
    await taxpayer.say('转人工');
    await taxpayer.hears((m) => m.content.type === 'leave-offer');
    const id = randomUUID();
    const leave = { id, question: '数电票额度怎么调', phone: '' };
    const [a, b] = await Promise.all([taxpayer.ok('ticket:leave', leave), taxpayer.ok('ticket:leave', leave)]);
    expect(a.ticket.code).toBe(b.ticket.code);
    expect(
      await taxpayer.call('ticket:leave', { ...leave, id: randomUUID(), question: '别的问题', phone: '123' }),
    ).toMatchObject({ error: { code: 'PHONE_INVALID' } });
    taxpayer.close();
  });

  it('waits for the taxpayer: the clock stops, and goes on with the supplement', async () => {
    await online(false);
    const taxpayer = await connectTaxpayer(server);
    await taxpayer.say(`${UNANSWERABLE}，急`);
    const card = await taxpayer.hears((m) => m.content.type === 'ticket');
    const code = card.content.type === 'ticket' ? card.content.ticket.code : '';
    const cookie = { cookie: admin };
    const list = (await get(server, '/api/tickets', cookie)).body['tickets'] as { id: string; code: string }[];
    const { id } = list.find((t) => t.code === code)!;
    expect((await post(server, `/api/tickets/${id}/pause`, { text: '请说明是哪个单位' }, cookie)).body).toMatchObject({
      status: 'waiting-taxpayer',
      urgency: 'stopped',
    });
    await taxpayer.hears((m) => m.content.type === 'ticket-reply' && m.content.ticket.status === 'waiting-taxpayer');
    const { ticket } = await taxpayer.ok('ticket:supplement', { id: randomUUID(), code, text: '台前县某公司' });
    expect(ticket).toMatchObject({
      status: 'open',
      replies: [{ author: 'agent' }, { author: 'taxpayer', text: '台前县某公司' }],
    });
    const stranger = await connectTaxpayer(server);
    expect(await stranger.call('ticket:supplement', { id: randomUUID(), code, text: 'x' })).toMatchObject({
      error: { code: 'TICKET_UNKNOWN' },
    });
    stranger.close();
    taxpayer.close();
  });

  it('turns a wait that nobody ends into a ticket', async () => {
    await online(true);
    const taxpayer = await connectTaxpayer(server);
    await taxpayer.say(UNANSWERABLE);
    await taxpayer.hears((m) => m.content.type === 'notice' && m.content.code === 'handover-queued');
    server.clock.advance(6 * 60_000);
    await server.sweep();
    await server.sweep();
    await taxpayer.hears((m) => m.content.type === 'ticket');
    const { state, messages } = await taxpayer.ok('conversation:open', { afterSeq: 0 });
    expect(state).toEqual({ mode: 'bot' });
    expect(messages.filter((m) => m.content.type === 'ticket')).toHaveLength(1);
    taxpayer.close();
  });

  it('says so when there are ten open tickets, and keeps the message all the same', async () => {
    await online(false);
    const taxpayer = await connectTaxpayer(server);
    for (let n = 1; n <= 10; n++) await taxpayer.say(`${UNANSWERABLE}，第${n}台`);
    const { seq } = await taxpayer.say(`${UNANSWERABLE}，第十一台`);
    const { messages } = await taxpayer.ok('conversation:open', { afterSeq: seq - 1 });
    expect(messages.map((m) => m.content.type)).toEqual(['text', 'notice']);
    expect(messages[1]?.content).toMatchObject({ text: expect.stringContaining('10 张') });
    taxpayer.close();
  });
});
