import type { Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';

/**
 * The Socket.IO server: 64 KB a message, no compression, connections only from pages of ours.
 * A browser sends Origin with every WebSocket and cross-origin request, so one without it is either same-origin polling or no
 * browser; Sec-Fetch-Site settles the rest.
 */
export function createSockets(http: HttpServer, origins: () => string[]): Server {
  const io = new Server(http, {
    serveClient: false,
    maxHttpBufferSize: 64 * 1024,
    perMessageDeflate: false,
    httpCompression: false,
    pingInterval: 20_000,
    pingTimeout: 20_000,
    allowRequest: (req, done) => {
      const { origin } = req.headers;
      const site = req.headers['sec-fetch-site'];
      const foreign = (origin !== undefined && !origins().includes(origin)) || site === 'cross-site';
      done(foreign ? 'ORIGIN_REFUSED' : null, !foreign);
    },
  });
  return io;
}
