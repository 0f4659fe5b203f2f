import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  addStaff,
  connectTaxpayer,
  get,
  post,
  signIn,
  signInAdmin,
  type TaxpayerClient,
} from '../../support/clients.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';

let server: TestServer;
let admin: string;
let agent: string;
let supervisor: string;
let taxpayer: TaxpayerClient;
beforeAll(async () => {
  server = await startTestServer();
  admin = await signInAdmin(server);
  const one = await addStaff(server, admin, { username: 'wangmin', name: '王敏' });
  agent = await signIn(server, 'wangmin', one.password);
  const two = await addStaff(server, admin, { username: 'banzhang', name: '赵班', role: 'supervisor' });
  supervisor = await signIn(server, 'banzhang', two.password);
  taxpayer = await connectTaxpayer(server);
});
afterAll(async () => {
  taxpayer.close();
  await server.close();
});

const report = {
  type: 'report',
  target: '某某饭店',
  place: '某某路8号',
  facts: '吃饭不给票',
  request: '开票',
} as const;
const complaint = { type: 'complaint', target: '3号窗口', place: '', facts: '大声呵斥', request: '道歉' } as const;
const file = (form: object, id: string = randomUUID(), from = taxpayer) =>
  from.call('filing:submit', { id, form: form as never });

describe('filing', () => {
  it('gives a code and says what happens and when', async () => {
    const result = await file(report);
    expect(result).toMatchObject({ ok: true, data: { filing: { status: 'received', typeLabel: '违法行为检举' } } });
    if (!result.ok) return;
    expect(result.data.filing.code).toMatch(/^JB-/);
    expect(result.data.filing.promise).toContain('15 个工作日');
    const message = await taxpayer.hears((m) => m.content.type === 'filing');
    expect(JSON.stringify(message.content)).not.toContain('某某饭店');
  });
  it('the same request again is the same filing; the same matter too', async () => {
    const id = randomUUID();
    const one = await file({ ...report, target: '甲店' }, id);
    const two = await file({ ...report, target: '甲店' }, id);
    const three = await file({ ...report, target: ' 甲店 ', facts: '还是不给票' });
    const code = (r: typeof one) => (r.ok ? r.data.filing.code : r.error.code);
    expect(new Set([one, two, three].map(code)).size).toBe(1);
  });
  it.each([
    [{ ...report, place: '' }, 'FILING_INCOMPLETE', '被检举人地址'],
    [{ ...report, target: '某某' }, 'FILING_INCOMPLETE', '被检举人名称'],
    [{ ...report, target: '【请填写】', facts: 'xxx' }, 'FILING_INCOMPLETE', '事实经过'],
    [{ ...complaint, request: ' ' }, 'FILING_INCOMPLETE', '您的要求'],
    [{ ...report, target: '乙店', phone: '123' }, 'PHONE_INVALID', '手机号'],
    [{ ...report, type: 'other' }, 'INVALID_INPUT', ''],
    [{ ...report, extra: 1 }, 'INVALID_INPUT', ''],
  ])('says what is missing %#', async (form, code, words) => {
    const result = await file(form);
    expect(result).toMatchObject({ ok: false, error: { code } });
    expect(!result.ok && result.error.message).toContain(words);
  });
  it('ends at five that are not settled', async () => {
    const other = await connectTaxpayer(server);
    for (let i = 0; i < 5; i++)
      expect(await file({ ...report, target: `第${i}家` }, randomUUID(), other)).toMatchObject({ ok: true });
    expect(await file({ ...report, target: '又一家' }, randomUUID(), other)).toMatchObject({
      error: { code: 'FILINGS_TOO_MANY' },
    });
    other.close();
  });
});

describe('looking up', () => {
  it('shows the state by code and nothing that was written; a wrong code is not found', async () => {
    const result = await file({ ...report, target: '查询店' });
    const code = result.ok ? result.data.filing.code : '';
    const found = await post(server, '/api/filings/lookup', { code: code.toLowerCase() });
    expect(found.body).toMatchObject({ code, statusLabel: '已登记' });
    expect(JSON.stringify(found.body)).not.toContain('查询店');
    expect((await post(server, '/api/filings/lookup', { code: 'JB-2222-2222' })).body.error.code).toBe(
      'FILING_UNKNOWN',
    );
  });
});

describe('handling', () => {
  it('agents see none of it; a supervisor sees all but what touches integrity; an administrator sees that too', async () => {
    await file(complaint);
    await file({ ...complaint, target: '某专管员', facts: '索要红包，不给就不办' });
    const list = async (cookie: string) => get(server, '/api/filings', { cookie });
    expect((await list(agent)).status).toBe(403);
    expect((await get(server, '/api/filings')).status).toBe(401);
    const seen = (await list(supervisor)).body['filings'] as { type: string; integrity: boolean }[];
    expect(seen.some((f) => f.type === 'complaint')).toBe(true);
    expect(seen.some((f) => f.integrity)).toBe(false);
    const all = (await list(admin)).body['filings'] as { id: string; integrity: boolean }[];
    const hidden = all.find((f) => f.integrity);
    expect(hidden).toBeDefined();
    expect((await get(server, `/api/filings/${hidden?.id}`, { cookie: supervisor })).body.error.code).toBe(
      'FILING_UNKNOWN',
    );
    expect((await get(server, `/api/filings/${hidden?.id}`, { cookie: admin })).status).toBe(200);
  });

  it('lists mask names; opening one is recorded; the taxpayer hears of what is done', async () => {
    const other = await connectTaxpayer(server);
    await file({ ...complaint, target: '张某某', facts: '电话13812345678说好回电没有回' }, randomUUID(), other);
    const rows = (await get(server, '/api/filings', { cookie: supervisor })).body['filings'];
    expect(JSON.stringify(rows)).not.toMatch(/张某某|13812345678/);
    const { id } = rows.find((f: { form: { facts: string } }) => f.form.facts.includes('说好回电'));
    const detail = await get(server, `/api/filings/${id}`, { cookie: supervisor });
    expect(detail.body.form.target).toBe('张某某');
    const handle = (body: object) => post(server, `/api/filings/${id}/handle`, body, { cookie: supervisor });
    expect((await handle({ status: 'accepted', reply: ' ' })).body.error.code).toBe('FILING_REPLY_EMPTY');
    expect(
      (await handle({ status: 'accepted', reply: '已受理' })).body.history.map((h: { text: string }) => h.text),
    ).toEqual(['登记', '查看', '已受理：已受理']);
    await other.hears((m) => m.content.type === 'filing' && m.content.filing.reply === '已受理');
    other.close();
    await handle({ status: 'done', reply: '已道歉' });
    expect((await handle({ status: 'done', reply: '再来' })).body.error.code).toBe('FILING_CLOSED');
  });

  it('is due after one working day for a complaint, after fifteen for a report', async () => {
    const { body } = await get(server, '/api/filings', { cookie: admin });
    const due = (type: string) =>
      new Set(
        (body['filings'] as { type: string; dueAt: string }[]).filter((f) => f.type === type).map((f) => f.dueAt),
      );
    // Received on Monday 23 November 2026; close of business is 18:00.
    expect([...due('complaint')]).toEqual(['2026-11-24T10:00:00.000Z']);
    expect([...due('report')]).toEqual(['2026-12-14T10:00:00.000Z']);
  });
});
