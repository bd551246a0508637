import { createHash } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** How a server of engine.io that keeps no rule responds. */
export interface HostileBehavior {
  /** Called with each websocket, after its upgrade. Without it, upgrades are refused. */
  readonly onWebSocket?: ((send: (packet: string | Uint8Array) => void, socket: Socket) => void) | undefined;
  /** Called with each poll and its number, from 0. Without it, polls are refused. */
  readonly onPoll?: ((response: ServerResponse, count: number) => void) | undefined;
  /** Called with each message that is sent by polling. Responds `ok` by default. */
  readonly onPost?: ((response: ServerResponse, body: string) => void) | undefined;
}

/** A server on loopback that sends any bytes. */
export interface HostileServer extends AsyncDisposable {
  readonly url: string;
  /** The number of polls. */
  readonly polls: number;
  /** The number of TCP connections that are open. */
  readonly connections: number;
}

/** Starts a server with such a behavior. */
export async function startHostileServer({ onWebSocket, onPoll, onPost }: HostileBehavior): Promise<HostileServer> {
  const sockets = new Set<Socket>();
  let polls = 0;
  const server = createServer((request, response) => {
    if (request.method === 'GET' && onPoll) return onPoll(response, polls++);
    if (request.method !== 'POST') return void response.writeHead(404).end();
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (text: string) => {
      body += text;
    });
    request.on('end', () => (onPost ? onPost(response, body) : response.end('ok')));
  });
  server.maxRequestsPerSocket = 1; // no connection is reused
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
  });
  server.on('upgrade', (request, socket: Socket) => {
    if (!onWebSocket) return void socket.end('HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n');
    const key = createHash('sha1').update(
      `${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`,
    );
    const accept = `upgrade: websocket\r\nconnection: upgrade\r\nsec-websocket-accept: ${key.digest('base64')}`;
    socket.write(`HTTP/1.1 101 Switching Protocols\r\n${accept}\r\n\r\n`);
    socket.resume().on('end', () => socket.end());
    onWebSocket((packet) => void socket.write(frameOf(packet)), socket);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get polls() {
      return polls;
    },
    get connections() {
      return sockets.size;
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => void server.close(resolve));
    },
  };
}

/** Returns one websocket frame, as a server sends it. */
function frameOf(packet: string | Uint8Array): Buffer {
  const payload = Buffer.from(packet);
  const head = Buffer.alloc(10);
  head[0] = typeof packet === 'string' ? 0x81 : 0x82;
  head[1] = 127;
  head.writeBigUInt64BE(BigInt(payload.length), 2);
  if (payload.length >= 2 ** 16) return Buffer.concat([head, payload]);
  head[1] = 126;
  head.writeUInt16BE(payload.length, 2);
  if (payload.length >= 126) return Buffer.concat([head.subarray(0, 4), payload]);
  head[1] = payload.length;
  return Buffer.concat([head.subarray(0, 2), payload]);
}
