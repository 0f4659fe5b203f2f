import type { Failure, StaffRole } from '../../shared/protocol.ts';

export interface Me {
  id: string;
  username: string;
  name: string;
  role: StaffRole;
}

/** A failure that the server named. */
export class HttpError extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

/** A request to our own server. What changes something carries the header that other sites cannot send. */
export async function http<T>(method: 'GET' | 'POST' | 'PATCH', path: string, body?: object): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers: method === 'GET' ? {} : { 'content-type': 'application/json', 'x-consult-request': '1' },
      ...(method === 'GET' ? {} : { body: JSON.stringify(body ?? {}) }),
    });
  } catch {
    throw new HttpError({ code: 'OFFLINE', message: '网络不通，请检查网络后重试。' });
  }
  const answer = (await response.json().catch(() => ({}))) as { error?: Failure };
  if (response.ok) return answer as T;
  throw new HttpError(answer.error ?? { code: 'INTERNAL', message: '系统出了点问题，请稍后重试。' });
}

export const signedIn = () => http<{ me: Me; mustChangePassword: boolean }>('GET', '/api/staff/me');
