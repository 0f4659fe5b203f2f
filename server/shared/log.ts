import { pino } from 'pino';

export type Log = Pick<ReturnType<typeof pino>, 'debug' | 'info' | 'warn' | 'error' | 'fatal'>;

/**
 * The log: JSON lines to standard error, so that standard output stays for the operator.
 * Texts of people, names, phones, tokens and passwords never go in; the paths below are a second fence, not the first.
 */
export function createLog(level: string): Log {
  return pino(
    {
      level,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: [
          'text',
          'question',
          'phone',
          'password',
          'token',
          'jwt',
          '*.text',
          '*.question',
          '*.phone',
          '*.password',
          '*.token',
        ],
        censor: '[已遮盖]',
      },
    },
    pino.destination({ fd: 2, sync: false }),
  );
}

export const silentLog: Log = pino({ level: 'silent' });
