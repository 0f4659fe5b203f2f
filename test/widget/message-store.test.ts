import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MessageStore } from '../../widget/shared/message-store.ts';
import type { Message } from '../../widget/shared/protocol.ts';

const message = (seq: number): Message => ({
  id: `m${seq}`,
  conversationId: 'c',
  seq,
  author: 'taxpayer',
  content: { type: 'text', text: String(seq) },
  at: '2026-11-23T00:00:00Z',
});

describe('MessageStore', () => {
  it('has each message once and in order, whatever came how often and when', () => {
    const batches = fc.array(fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 8 }), { maxLength: 12 });
    fc.assert(
      fc.property(batches, (arrivals) => {
        const store = new MessageStore();
        const told: number[] = [];
        for (const batch of arrivals) told.push(...store.add(batch.map(message)).map((m) => m.seq));
        const all = [...new Set(arrivals.flat())].sort((a, b) => a - b);
        expect(store.list.map((m) => m.seq)).toEqual(all);
        expect([...told].sort((a, b) => a - b)).toEqual(all);
        let complete = 0;
        while (all.includes(complete + 1)) complete++;
        expect(store.complete).toBe(complete);
      }),
    );
  });

  it('is empty again when cleared', () => {
    const store = new MessageStore();
    store.add([message(1), message(2)]);
    store.clear();
    expect([store.list, store.complete, store.has('m1')]).toEqual([[], 0, false]);
  });
});
