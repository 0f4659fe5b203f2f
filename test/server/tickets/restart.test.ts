import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { connectTaxpayer } from '../../support/clients.ts';
import { writeTestContent } from '../../support/content.ts';
import { startTestServer } from '../../support/server.ts';

it('a stopped server has everything when it starts again, and a calendar that arrived makes deadlines final', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'consult-restart-'));
  const calendarDir = mkdtempSync(join(tmpdir(), 'consult-calendar-'));
  const contentDir = writeTestContent();
  const options = { dataDir, at: '2026-12-31T10:00:00+08:00', overrides: { contentDir, calendarDir } };

  const first = await startTestServer(options);
  const taxpayer = await connectTaxpayer(first);
  await taxpayer.say('电子专票没盖章能用吗');
  const { ticket } = await taxpayer.ok('ticket:leave', { id: randomUUID(), question: '公司食堂的燃气灶坏了' });
  const kindDays = ticket.kind === 'complex' ? '6日（周三）' : '4日（周一）';
  expect(ticket.promise).toBe(`最迟 2027年1月${kindDays}18:00 前答复`);
  const before = await taxpayer.ok('conversation:open', { afterSeq: 0 });
  await first.close();

  writeFileSync(
    join(calendarDir, '2027.yaml'),
    'complete: true\nsource: 测试用通知\nholidays: [2027-01-01, 2027-01-04]\nworkdays: []\n',
  );
  const second = await startTestServer(options);
  expect(second.firstAdmin).toBeNull();
  const back = await connectTaxpayer(second, taxpayer.token);
  const after = await back.ok('conversation:open', { afterSeq: 0 });
  expect(after.messages).toEqual(before.messages);
  const [row] = await second.storage.read.selectFrom('tickets').select(['due_at', 'provisional']).execute();
  expect(row?.provisional).toBe(0);
  expect(row?.due_at).toBe(ticket.kind === 'complex' ? '2027-01-07T10:00:00.000Z' : '2027-01-05T10:00:00.000Z');
  await second.close();
  rmSync(dataDir, { recursive: true });
});
