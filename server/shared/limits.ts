import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { rateLimited } from './errors.ts';

/** A limit of `points` in `seconds` for each key. */
export interface Limit {
  /** @throws AppError RATE_LIMITED with the seconds to wait. */
  take(key: string): Promise<void>;
  /** Gives one back, for a try that turned out right. */
  reset(key: string): Promise<void>;
}

/** Limits within this process. */
export function createLimit(points: number, seconds: number, message?: string): Limit {
  const limiter = new RateLimiterMemory({ points, duration: seconds });
  return {
    async take(key) {
      try {
        await limiter.consume(key);
      } catch (error) {
        if (!(error instanceof RateLimiterRes)) throw error;
        throw rateLimited({ retryAfter: Math.ceil(error.msBeforeNext / 1000), ...(message ? { message } : {}) });
      }
    },
    async reset(key) {
      await limiter.delete(key);
    },
  };
}
