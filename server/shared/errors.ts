/**
 * A failure that a client may see. `code` is stable, `message` is Chinese and says what to do, `status` is the HTTP status.
 * Anything else that is thrown is a fault of ours: it is logged and shown as INTERNAL.
 */
export class AppError extends Error {
  readonly code: string;
  readonly status: number;
  readonly details: { retryAfter?: number; takenBy?: string };

  constructor(code: string, status: number, message: string, details: { retryAfter?: number; takenBy?: string } = {}) {
    super(message);
    this.name = 'AppError';
    this.code = code;
    this.status = status;
    this.details = details;
  }
}

/** Makes one coded error; each module lists its own in `*.errors.ts`. */
export function defineError(code: string, status: number, message: string) {
  return (details: { retryAfter?: number; takenBy?: string; message?: string } = {}) => {
    const { message: own, ...rest } = details;
    return new AppError(code, status, own ?? message, rest);
  };
}

export const invalidInput = defineError('INVALID_INPUT', 400, '请求的内容不符合要求，请检查后重试。');
export const notFound = defineError('NOT_FOUND', 404, '没有找到您要的内容。');
export const forbidden = defineError('FORBIDDEN', 403, '您没有权限进行这项操作。');
export const rateLimited = defineError('RATE_LIMITED', 429, '操作太频繁了，请稍等片刻再试。');
export const internal = defineError('INTERNAL', 500, '系统出了点问题，请稍后重试；也可以转人工。');

/** What a client is shown of any thrown value. */
export function toFailure(error: unknown): {
  status: number;
  body: { code: string; message: string } & AppError['details'];
} {
  const known = error instanceof AppError ? error : internal();
  return { status: known.status, body: { code: known.code, message: known.message, ...known.details } };
}
