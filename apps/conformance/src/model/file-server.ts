import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server of one file on this machine, under every name. */
export interface FileServer extends AsyncDisposable {
  readonly url: string;
  /** How many of the next requests fail. */
  failures: number;
  /** The `range` of each request; `undefined` when it was for the whole file. */
  readonly ranges: readonly (string | undefined)[];
}

const STEP = 40_000;
const INTERVAL = 60;

/** Serves a file. A name that begins with `slow` is sent in steps. */
export async function serveFile(file: Uint8Array): Promise<FileServer> {
  const ranges: (string | undefined)[] = [];
  let failures = 0;
  const server = createServer(({ url = '', headers }, response) => {
    ranges.push(headers.range);
    if (failures > 0) {
      failures -= 1;
      response.writeHead(404).end();
      return;
    }
    const start = Number(/^bytes=(\d+)-/.exec(headers.range ?? '')?.[1] ?? 0);
    const isPart = headers.range !== undefined;
    response.writeHead(isPart ? 206 : 200, {
      'content-type': 'application/octet-stream',
      'content-length': file.length - start,
      'accept-ranges': 'bytes',
      etag: '"1"',
      ...(isPart && { 'content-range': `bytes ${start}-${file.length - 1}/${file.length}` }),
    });
    const step = url.startsWith('/slow') ? STEP : file.length;
    const send = (from: number): void => {
      if (response.destroyed) return;
      response.write(file.subarray(from, from + step));
      if (from + step < file.length) setTimeout(send, INTERVAL, from + step);
      else response.end();
    };
    send(start);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    ranges,
    get failures() {
      return failures;
    },
    set failures(count) {
      failures = count;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => void server.close(resolve));
    },
  };
}
