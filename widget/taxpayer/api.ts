import type { ArticleView, Failure, FilingView, TicketView } from '../shared/protocol.ts';

export interface WidgetConfig {
  officeName: string;
  serviceName: string;
  openingHours: string;
  sites: string[];
}
export interface CatalogueCategory {
  key: string;
  label: string;
  hint: string;
  questions: { id: string; question: string }[];
}

/** A failure that the server named, or that the network was. */
export class ApiError extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

async function request<T>(path: string, body?: object): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, {
      method: body ? 'POST' : 'GET',
      ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}),
    });
  } catch {
    throw new ApiError({ code: 'OFFLINE', message: '网络不通，请检查网络后重试。' });
  }
  const answer = (await response.json().catch(() => ({}))) as { error?: Failure };
  if (response.ok) return answer as T;
  throw new ApiError(answer.error ?? { code: 'INTERNAL', message: '系统出了点问题，请稍后重试。' });
}

export const api = {
  config: () => request<WidgetConfig>('/api/widget-config'),
  visitor: () => request<{ token: string }>('/api/visitors', {}),
  identify: (token: string, jwt: string) => request<{ token: string }>('/api/visitors/identify', { token, jwt }),
  catalogue: () => request<{ categories: CatalogueCategory[] }>('/api/catalogue'),
  article: (id: string) => request<ArticleView>(`/api/articles/${encodeURIComponent(id)}`),
  lookUpFiling: (code: string) => request<FilingView>('/api/filings/lookup', { code }),
  lookUp: (code: string, phoneLast4: string) => request<TicketView>('/api/tickets/lookup', { code, phoneLast4 }),
};
