import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** A request as the server received it. */
interface ReceivedRequest {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Responds to one request, or does not. */
export type Handler = (response: ServerResponse, seen: ReceivedRequest) => void;

/** A real HTTP server on loopback. */
export interface TestServer extends AsyncDisposable {
  readonly url: string;
  readonly seen: readonly ReceivedRequest[];
}

/** Starts a server that uses its handlers in turn, and the last one from then on. */
export async function startServer(...handlers: Handler[]): Promise<TestServer> {
  const seen: ReceivedRequest[] = [];
  const server = createServer(async (request, response) => {
    const { method, url, headers } = request;
    const body = await buffer(request).catch(() => undefined);
    if (!body) return; // the client has disconnected
    const received = { method, url, headers, body };
    seen.push(received);
    handlers[Math.min(seen.length, handlers.length) - 1]?.(response, received);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    seen,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => void server.close(resolve));
    },
  };
}
