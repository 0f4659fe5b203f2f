import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Mood = 'well' | 'slow' | 'errors' | 'silent';

interface Index {
  uid: string;
  documents: Map<string, { id: string; questions: string[]; answer: string }>;
  settings: Record<string, unknown>;
}

const SLOW_MS = 1500;

/**
 * Speaks as much of Meilisearch's HTTP API as our client uses, on the loopback: for its faults only. Its search counts words that
 * occur; how well the real one finds is not tested with it.
 */
export async function startMeiliStandIn() {
  const indexes = new Map<string, Index>();
  const tasks: { uid: number; status: 'succeeded'; type: string }[] = [];
  const searches: Record<string, unknown>[] = [];
  let mood: Mood = 'well';
  let authorised = 'Bearer stand-in-key';

  const server = createServer(async (req, res) => {
    const body = await readBody(req);
    if (mood === 'silent') return;
    if (mood === 'slow') await new Promise((resolve) => setTimeout(resolve, SLOW_MS));
    if (mood === 'errors')
      return answer(res, 500, { message: 'internal', code: 'internal', type: 'internal', link: '' });
    if (req.headers.authorization !== authorised)
      return answer(res, 403, { message: 'invalid key', code: 'invalid_api_key', type: 'auth', link: '' });
    handle(req, res, body);
  });

  function task(res: ServerResponse, type: string): unknown {
    tasks.push({ uid: tasks.length, status: 'succeeded', type });
    return answer(res, 202, {
      taskUid: tasks.length - 1,
      indexUid: null,
      status: 'enqueued',
      type,
      enqueuedAt: new Date(),
    });
  }

  function handle(req: IncomingMessage, res: ServerResponse, body: unknown): unknown {
    const path = (req.url ?? '').split('?')[0] ?? '';
    const [, room, uid = '', part, ...rest] = path.split('/').map(decodeURIComponent);
    if (room === 'tasks') return answer(res, 200, tasks[Number(uid)]);
    if (room === 'swap-indexes') {
      for (const { indexes: pair } of body as { indexes: [string, string] }[]) {
        const [a, b] = pair.map((name) => indexes.get(name));
        if (!a || !b) return answer(res, 400, { message: 'no such index', code: 'index_not_found' });
        [a.documents, b.documents] = [b.documents, a.documents];
        [a.settings, b.settings] = [b.settings, a.settings];
      }
      return task(res, 'indexSwap');
    }
    if (room !== 'indexes') return answer(res, 404, { message: 'unknown path', code: 'not_found' });
    if (uid === '' && req.method === 'GET')
      return answer(res, 200, { results: [...indexes.keys()].map((name) => ({ uid: name })), total: indexes.size });
    if (uid === '' && req.method === 'POST') {
      const name = (body as { uid: string }).uid;
      indexes.set(name, { uid: name, documents: new Map(), settings: {} });
      return task(res, 'indexCreation');
    }
    const index = indexes.get(uid);
    if (!index) {
      if (req.method === 'DELETE') return task(res, 'indexDeletion');
      return answer(res, 404, { message: `Index \`${uid}\` not found.`, code: 'index_not_found', type: 'x', link: '' });
    }
    if (part === undefined && req.method === 'GET') return answer(res, 200, { uid, primaryKey: 'id' });
    if (part === undefined && req.method === 'DELETE') {
      indexes.delete(uid);
      return task(res, 'indexDeletion');
    }
    if (part === 'settings') {
      index.settings = body as Record<string, unknown>;
      return task(res, 'settingsUpdate');
    }
    if (part === 'documents' && rest.length === 0) {
      for (const document of body as { id: string; questions: string[]; answer: string }[])
        index.documents.set(document.id, document);
      return task(res, 'documentAdditionOrUpdate');
    }
    if (part === 'stats') return answer(res, 200, { numberOfDocuments: index.documents.size, isIndexing: false });
    if (part === 'search') {
      const asked = body as { q: string; limit: number };
      searches.push(asked as unknown as Record<string, unknown>);
      return answer(res, 200, { hits: found(index, asked), query: asked.q, processingTimeMs: 1 });
    }
    return answer(res, 404, { message: 'unknown path', code: 'not_found' });
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    key: 'stand-in-key',
    indexes,
    searches,
    be: (next: Mood) => {
      mood = next;
    },
    /** Loses some documents of an index, as a half-done restore would. */
    lose(uid: string, keep: number): void {
      const index = indexes.get(uid);
      if (index) index.documents = new Map([...index.documents].slice(0, keep));
    },
    refuseKeys: () => {
      authorised = 'Bearer another';
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
export type MeiliStandIn = Awaited<ReturnType<typeof startMeiliStandIn>>;

function found(index: Index, { q, limit }: { q: string; limit: number }): { id: string }[] {
  const words = q.split(' ').filter(Boolean);
  return [...index.documents.values()]
    .map(({ id, questions }) => {
      const counts = questions.map((text) => words.filter((word) => text.includes(word)).length);
      return { id, count: Math.max(0, ...counts) };
    })
    .filter((hit) => hit.count > 0)
    .sort((a, b) => b.count - a.count)
    .slice(0, limit)
    .map(({ id }) => ({ id }));
}

async function readBody(req: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? null : JSON.parse(text);
}

function answer(res: ServerResponse, status: number, body: unknown): unknown {
  res.writeHead(status, { 'content-type': 'application/json' });
  return res.end(JSON.stringify(body));
}
