import { exchangesByItem, type RecordedEvent, type ServerEvent } from './events.js';
import type { Exchange } from './exchange.js';
import { readBody } from './read-body.js';
import { readHeaders } from './read-headers.js';
import type { Server } from './server.js';

/** Records the requests and responses of its `fetch`, in the order of the requests, and events. */
export class Recorder {
  readonly #exchanges: Promise<Exchange>[] = [];
  readonly #events: RecordedEvent[] = [];
  readonly #server: Pick<Server, 'fetch' | 'now'>;
  #isPreparing = false;

  constructor(server: Pick<Server, 'fetch' | 'now'>) {
    this.#server = server;
  }

  readonly fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    // By default fetch asks for compression, and the length of a compressed response says nothing about its body.
    if (!request.headers.has('accept-encoding')) request.headers.set('accept-encoding', 'identity');
    const received = this.#send(request);
    this.#exchanges.push(toExchange(request, received, { isPreparation: this.#isPreparing, now: this.#server.now }));
    const { response, bytes } = await received;
    const { status, headers } = response;
    return new Response(bytes.length > 0 ? bytes : null, { status, headers });
  };

  /** Records an event. */
  readonly recordEvent = (event: ServerEvent): void => void this.#events.push({ ...event, clock: this.#server.now() });

  /** Returns what was recorded once every response has arrived: first the exchanges, then the events item by item. */
  async exchanges(): Promise<Exchange[]> {
    return [...(await Promise.all(this.#exchanges)), ...exchangesByItem(this.#events)];
  }

  /** Marks the requests that `work` sends as preparation. */
  async prepare<T>(work: () => Promise<T>): Promise<T> {
    this.#isPreparing = true;
    try {
      return await work();
    } finally {
      this.#isPreparing = false;
    }
  }

  async #send(request: Request): Promise<ReceivedResponse> {
    const response = await this.#server.fetch(request);
    return { response, bytes: new Uint8Array(await response.arrayBuffer()) };
  }
}

interface ReceivedResponse {
  readonly response: Response;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

async function toExchange(
  { method, url }: Request,
  received: Promise<ReceivedResponse>,
  { isPreparation, now }: Pick<Exchange, 'isPreparation'> & Pick<Server, 'now'>,
): Promise<Exchange> {
  const { pathname, search } = new URL(url);
  const request = { method, target: pathname + search, isPreparation };
  try {
    const { response, bytes } = await received;
    const clock = now();
    const { status, headers } = response;
    const body = await readBody(headers.get('content-type') ?? '', bytes);
    return { ...request, status, headers: readHeaders(response, method, bytes.length), body, clock };
  } catch (error) {
    return { ...request, status: 0, headers: {}, body: { kind: 'text', value: `no response: ${error}` }, clock: now() };
  }
}
