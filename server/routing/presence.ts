import type { Clock } from '../shared/clock.ts';

/** How many open connections each person has, and since when a person has none. Kept in memory: a restart forgets it. */
export interface Presence {
  joined(id: string): void;
  left(id: string): void;
  connected(id: string): boolean;
  /** Milliseconds without any connection; 0 while connected. Counts from the start for those never seen. */
  absentFor(id: string): number;
}

const MOST_REMEMBERED = 10_000;

export function createPresence(clock: Clock): Presence {
  const connections = new Map<string, number>();
  const leftAt = new Map<string, number>();
  const startedAt = clock.now().getTime();
  return {
    joined(id) {
      connections.set(id, (connections.get(id) ?? 0) + 1);
      leftAt.delete(id);
    },
    left(id) {
      const rest = (connections.get(id) ?? 1) - 1;
      if (rest > 0) {
        connections.set(id, rest);
        return;
      }
      connections.delete(id);
      leftAt.set(id, clock.now().getTime());
      // Visitors come and go for ever; the oldest departures are of no use any more.
      const oldest = leftAt.size > MOST_REMEMBERED ? leftAt.keys().next().value : undefined;
      if (oldest !== undefined) leftAt.delete(oldest);
    },
    connected: (id) => connections.has(id),
    absentFor: (id) => (connections.has(id) ? 0 : clock.now().getTime() - (leftAt.get(id) ?? startedAt)),
  };
}
