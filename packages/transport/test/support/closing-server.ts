import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** A server on a thread of its own, which closes each connection soon after its response. */
export interface ClosingServer extends AsyncDisposable {
  readonly url: string;
  /** Keeps this thread busy until the server has closed the connections of the responses so far. */
  stayBusy(): void;
}

/** Runs on the thread: counts responses and closed connections in shared memory. */
const program = `
const { createServer } = require('node:http');
const { parentPort, workerData } = require('node:worker_threads');
const server = createServer((request, response) => {
  request.resume().on('end', () => {
    // With this header of our own the response does not say how long the connection stays open.
    response.writeHead(200, { connection: 'keep-alive', 'content-type': 'application/json', 'content-length': 1 });
    Atomics.add(workerData, 0, 1);
    response.on('close', () => setTimeout(() => request.socket.end(() => {
      Atomics.add(workerData, 1, 1);
      Atomics.notify(workerData, 1);
    }), 20));
    response.end('1');
  });
});
server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));
`;

/** Starts such a server. */
export async function startClosingServer(): Promise<ClosingServer> {
  const counts = new Int32Array(new SharedArrayBuffer(8));
  const worker = new Worker(program, { eval: true, workerData: counts });
  const [port] = await once(worker, 'message');
  return {
    url: `http://127.0.0.1:${port}`,
    stayBusy() {
      for (;;) {
        const closed = Atomics.load(counts, 1);
        if (closed >= Atomics.load(counts, 0)) return;
        if (Atomics.wait(counts, 1, closed, 10_000) === 'timed-out') throw new Error('the server closed no connection');
      }
    },
    async [Symbol.asyncDispose]() {
      await worker.terminate();
    },
  };
}
