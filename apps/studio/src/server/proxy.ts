import {
  type IncomingHttpHeaders,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  request as requestHttp,
  type ServerResponse,
} from 'node:http';
import { request as requestHttps } from 'node:https';
import type { Duplex } from 'node:stream';

/** Responds to the requests for a server: a proxy to one, or an archive in its place. */
export interface Backend {
  /** Responds to a request. Its address is the one at the server. */
  forward(request: IncomingMessage, response: ServerResponse): void;
  /** Forwards a request that becomes a websocket. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
}

/**
 * Returns a proxy to the server at `target`. A server that cannot be reached is a 502. `path` is where the page reaches it:
 * cookies are for that path, so that servers of one page do not get each other's.
 */
export function createProxy(target: string, path = ''): Backend {
  const base = new URL(target);
  const open = base.protocol === 'https:' ? requestHttps : requestHttp;
  const send = ({ method, url = '/', headers }: IncomingMessage) =>
    open(new URL(base.pathname.replace(/\/$/, '') + url, base), { method, headers: { ...headers, host: base.host } });
  const forward = (request: IncomingMessage, response: ServerResponse, isAgain = false): void => {
    const forwarded = send(request);
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    forwarded.on('response', (reply) => {
      response.writeHead(reply.statusCode ?? 502, { ...reply.headers, ...cookiesAt(path, reply.headers) });
      reply.pipe(response);
      reply.on('error', () => response.destroy());
    });
    forwarded.on('error', () => {
      if (response.headersSent) response.destroy();
      // The server had closed a connection that was kept open, before it read anything.
      else if (isRead && forwarded.reusedSocket && !isAgain && !response.destroyed) forward(request, response, true);
      else response.writeHead(502, { 'content-type': 'application/json' }).end('{"detail":"server not reached"}');
    });
    response.on('close', () => forwarded.destroy());
    // What is left of a body is read to its end, or the next request on this connection would never be seen.
    forwarded.on('close', () => request.unpipe(forwarded).resume());
    if (isRead) forwarded.end();
    else request.pipe(forwarded);
  };
  return {
    forward: (request, response) => forward(request, response),
    upgrade(request, socket, head) {
      const forwarded = send(request);
      forwarded.on('upgrade', (reply, other, rest) => {
        const lines = reply.rawHeaders.flatMap((_, index, all) =>
          index % 2 === 0 ? [`${all[index]}: ${all[index + 1]}`] : [],
        );
        socket.write(`HTTP/1.1 101 Switching Protocols\r\n${lines.join('\r\n')}\r\n\r\n`);
        socket.write(rest);
        other.write(head);
        socket.on('error', () => other.destroy()).on('close', () => other.destroy());
        other.on('error', () => socket.destroy()).on('close', () => socket.destroy());
        socket.pipe(other).pipe(socket);
      });
      forwarded.on('response', () => socket.destroy());
      forwarded.on('error', () => socket.destroy());
      socket.on('error', () => forwarded.destroy());
      forwarded.end();
    },
  };
}

function cookiesAt(path: string, { 'set-cookie': cookies }: IncomingHttpHeaders): OutgoingHttpHeaders {
  if (path === '' || cookies === undefined) return {};
  return { 'set-cookie': cookies.map((cookie) => cookie.replace(/; *path=(?=\/)/i, `; Path=${path}`)) };
}
