import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';

/** A server on loopback that writes bytes instead of HTTP. */
export interface RawServer extends AsyncDisposable {
  readonly url: string;
  /** The number of requests so far. */
  readonly requests: number;
}

/** Starts a server that writes one response for each request, the last one from then on, and closes the connection. */
export async function startRawServer(...responses: (readonly (string | Uint8Array)[])[]): Promise<RawServer> {
  let requests = 0;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.once('data', () => {
      const parts = responses[Math.min(requests++, responses.length - 1)] ?? [];
      for (const part of parts) socket.write(part);
      socket.end();
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    get requests() {
      return requests;
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => void server.close(resolve));
    },
  };
}
