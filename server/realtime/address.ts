import type { Socket } from 'socket.io';

/**
 * The client's address. Behind `trustProxy` proxies it is that many places from the right of X-Forwarded-For: what stands further
 * left was written by the client and proves nothing.
 */
export function addressOf(socket: Socket, trustProxy: number): string {
  if (trustProxy > 0) {
    const forwarded = String(socket.handshake.headers['x-forwarded-for'] ?? '')
      .split(',')
      .map((part) => part.trim());
    const address = forwarded[forwarded.length - trustProxy];
    if (address) return address;
  }
  return socket.handshake.address;
}

/** Lets go of the handshake's request, which is kept for the life of the connection otherwise; nothing reads it any more. */
export function releaseRequest(socket: Socket): void {
  (socket.conn as { request: unknown }).request = null;
}
