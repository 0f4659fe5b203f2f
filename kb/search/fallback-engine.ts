import type { SearchEngine } from './search-engine.ts';

/** `preparing`: the index is being brought up to date. `slow`, `down`, `half-indexed`: the other engine answers meanwhile. */
export type EngineState = 'preparing' | 'ready' | 'slow' | 'down' | 'half-indexed';

export interface Watched extends SearchEngine {
  prepare(): Promise<void>;
  whole(): Promise<boolean>;
}

export interface FallbackOptions {
  first: Watched;
  /** Always there. */
  second: SearchEngine;
  /** Milliseconds in which the first must answer. */
  patience: number;
  /** Milliseconds between looks at a first engine that is not ready. */
  retryEvery: number;
  changed: (state: EngineState, reason: string) => void;
  /** A question was answered by the second. */
  fellBack: (state: EngineState) => void;
}

export interface FallbackEngine extends SearchEngine {
  state(): EngineState;
  /** Prepares the first engine and keeps looking after it, until stopped. */
  start(): void;
  stop(): void;
}

class TooSlow extends Error {}

/** Asks the first engine while it is well, the second whenever it is not; nobody who asks sees an error of the first. */
export function createFallbackEngine(options: FallbackOptions): FallbackEngine {
  const { first, second, patience, retryEvery, changed, fellBack } = options;
  let state: EngineState = 'preparing';
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let looking = false;

  function become(next: EngineState, reason: string): void {
    if (next === state) return;
    state = next;
    changed(next, reason);
  }

  function failed(error: unknown): void {
    become(error instanceof TooSlow ? 'slow' : 'down', messageOf(error));
  }

  /** Prepares when that was not done yet, and looks whether the index is whole. */
  async function look(): Promise<void> {
    if (looking || stopped) return;
    looking = true;
    try {
      const whole = state === 'preparing' || state === 'half-indexed' ? false : await patiently(() => first.whole());
      if (!whole) {
        if (state !== 'preparing') become('half-indexed', '索引不完整，正在重建');
        await first.prepare();
      }
      if (await patiently(() => first.whole())) become('ready', '');
      else become('half-indexed', '索引条数不对');
    } catch (error) {
      failed(error);
    } finally {
      looking = false;
    }
  }

  // One clock: what gives up a search says so itself, before the search can fail of being given up.
  async function patiently<T>(ask: (signal: AbortSignal) => T | Promise<T>): Promise<T> {
    const given = new AbortController();
    let clock: NodeJS.Timeout | undefined;
    const tooLong = new Promise<never>((_, reject) => {
      clock = setTimeout(() => {
        reject(new TooSlow(`超过 ${patience} 毫秒没有应答`));
        given.abort();
      }, patience);
    });
    try {
      return await Promise.race([ask(given.signal), tooLong]);
    } finally {
      clearTimeout(clock);
    }
  }

  return {
    state: () => state,
    start() {
      void look();
      timer = setInterval(() => {
        void look();
      }, retryEvery);
      timer.unref();
    },
    stop() {
      stopped = true;
      clearInterval(timer);
    },
    async search(query, given) {
      if (state === 'ready') {
        try {
          const found = await patiently((signal) => first.search(query, { ...given, signal }));
          // Nothing found may also mean that the index is gone.
          if (found.length > 0) return found;
        } catch (error) {
          failed(error);
        }
      }
      fellBack(state);
      return second.search(query, given);
    },
  };
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
