import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type KeyValue, Outbox, type OutboxItem } from '../../widget/shared/outbox.ts';
import type { Result } from '../../widget/shared/protocol.ts';

const item = (id: string): OutboxItem => ({ id, event: 'message:send', payload: { id, text: id }, text: id });

function memory(): KeyValue {
  const values = new Map<string, string>();
  return { getItem: (key) => values.get(key) ?? null, setItem: (key, value) => void values.set(key, value) };
}

/** What happens to one try: stored and acknowledged; stored, but the acknowledgement is lost; lost on the way; told to wait. */
type Fate = 'stored' | 'ack-lost' | 'lost' | 'limited';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('Outbox', () => {
  it('delivers each item once and in order over a line that loses requests and acknowledgements, and over reloads', async () => {
    const fates = fc.array(fc.constantFrom<Fate>('stored', 'ack-lost', 'lost', 'limited'), { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(fates, fc.integer({ min: 1, max: 8 }), fc.nat(5), async (script, count, reloadAfter) => {
        const stored: string[] = [];
        const pending = [...script];
        const send = async ({ id }: OutboxItem): Promise<Result<unknown> | null> => {
          const fate = pending.shift() ?? 'stored';
          if (fate === 'lost') return null;
          if (fate === 'limited') return { ok: false, error: { code: 'RATE_LIMITED', message: '', retryAfter: 1 } };
          if (!stored.includes(id)) stored.push(id);
          return fate === 'ack-lost' ? null : { ok: true, data: {} };
        };
        const store = memory();
        const make = () => new Outbox({ key: 'outbox', store, send, changed: () => undefined });
        let outbox = make();
        const ids = Array.from({ length: count }, (_, i) => `i${i}`);
        for (const id of ids) outbox.add(item(id));
        for (let round = 0; round < 60 && outbox.items.length > 0; round++) {
          await vi.advanceTimersByTimeAsync(1500);
          if (round === reloadAfter) outbox = make();
          void outbox.flush();
        }
        await vi.advanceTimersByTimeAsync(5000);
        expect(stored).toEqual(ids);
        expect(outbox.items).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps what was refused for good with its reason, lets the others pass, and sends it again when asked to', async () => {
    let refuse = true;
    const sent: string[] = [];
    const outbox = new Outbox({
      key: 'outbox',
      store: null,
      changed: () => undefined,
      send: async ({ id }) => {
        if (id === 'bad' && refuse) return { ok: false, error: { code: 'TEXT_TOO_LONG', message: '太长' } };
        sent.push(id);
        return { ok: true, data: {} };
      },
    });
    for (const id of ['a', 'bad', 'b']) outbox.add(item(id));
    await vi.advanceTimersByTimeAsync(10);
    expect(sent).toEqual(['a', 'b']);
    expect(outbox.items).toMatchObject([{ id: 'bad', failure: { code: 'TEXT_TOO_LONG' } }]);
    refuse = false;
    outbox.retry('bad');
    await vi.advanceTimersByTimeAsync(10);
    expect([sent, outbox.items]).toEqual([['a', 'b', 'bad'], []]);
  });

  it.each(['', 'no json', '{}', '[1, null, {"id": 5}]'])('begins empty when storage holds %j', (content) => {
    const store: KeyValue = { getItem: () => content, setItem: () => undefined };
    const outbox = new Outbox({ key: 'outbox', store, changed: () => undefined, send: async () => null });
    expect(outbox.items).toEqual([]);
  });
});
