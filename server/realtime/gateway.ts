import type { Socket } from 'socket.io';
import type { ZodType } from 'zod';
import { AppError, invalidInput, toFailure } from '../shared/errors.ts';
import type { Limit } from '../shared/limits.ts';
import type { Log } from '../shared/log.ts';
import type { Result } from './protocol.ts';

type AnyAck = (result: Result<unknown>) => void;

export interface GatewayParts {
  log: Log;
  /** Events of one connection, and of one address. */
  perConnection: Limit;
  perAddress: Limit;
  address: string;
}

/**
 * The edge of one connection: every event is limited, checked against its schema, run, and acknowledged with a Result. What
 * is not listed is refused with UNKNOWN_EVENT; what throws changes nothing and leaves the connection standing.
 */
export function createGateway(socket: Socket, parts: GatewayParts) {
  const known = new Set<string>();

  async function run(
    event: string,
    schema: ZodType,
    payload: unknown,
    handler: (p: never) => Promise<unknown>,
  ): Promise<Result<unknown>> {
    try {
      await parts.perConnection.take(socket.id);
      await parts.perAddress.take(parts.address);
      const parsed = schema.safeParse(payload);
      if (!parsed.success) {
        parts.log.debug({ event, path: parsed.error.issues[0]?.path.join('.') }, 'event refused: not of its shape');
        throw invalidInput();
      }
      return { ok: true, data: await handler(parsed.data as never) };
    } catch (error) {
      if (!(error instanceof AppError)) parts.log.error({ event, err: error }, 'event failed');
      return { ok: false, error: toFailure(error).body };
    }
  }

  socket.onAny((event: string, ...args: unknown[]) => {
    if (known.has(event)) return;
    const ack = args.at(-1);
    if (typeof ack === 'function') {
      const error = { code: 'UNKNOWN_EVENT', message: '不支持的操作，请刷新页面后重试。' };
      (ack as AnyAck)({ ok: false, error });
    }
  });

  return {
    /** An event with a payload and an acknowledgement. */
    on<P>(event: string, schema: ZodType<P>, handler: (payload: P) => Promise<unknown>): void {
      known.add(event);
      socket.on(event, (...args: unknown[]) => {
        const ack = args.at(-1);
        const payload = typeof args[0] === 'function' ? undefined : args[0];
        void run(event, schema, payload, handler as (p: never) => Promise<unknown>).then((result) => {
          if (typeof ack === 'function') (ack as AnyAck)(result);
        });
      });
    },
    /** An event that nobody waits for, such as typing: what does not fit is dropped. */
    onVolatile<P>(event: string, schema: ZodType<P>, handler: (payload: P) => void | Promise<void>): void {
      known.add(event);
      socket.on(event, (...args: unknown[]) => {
        void run(event, schema, args[0], async (payload: P) => handler(payload));
      });
    },
  };
}
