/** The only source of time (law 6). */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock for tests: it stands still until it is moved. */
export function createManualClock(start: Date) {
  let at = start.getTime();
  return {
    now: () => new Date(at),
    set(to: Date | string) {
      at = new Date(to).getTime();
    },
    advance(ms: number) {
      at += ms;
    },
  };
}
