import { byItem, type Heard } from './events.js';
import type { Exchange } from './exchange.js';
import { readBody } from './read-body.js';
import { readHeaders } from './read-headers.js';

/** Notes every exchange that goes through its `fetch`, in the order in which they were begun, and what is heard. */
export class Recorder {
  readonly #exchanges: Promise<Exchange>[] = [];
  readonly #heard: Heard[] = [];
  readonly #fetch: typeof globalThis.fetch;
  #preparing = false;

  constructor(fetch: typeof globalThis.fetch) {
    this.#fetch = fetch;
  }

  readonly fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const answer = this.#ask(request);
    this.#exchanges.push(noted(request, answer, this.#preparing));
    const { response, bytes } = await answer;
    const { status, headers } = response;
    return new Response(bytes.length > 0 ? bytes : null, { status, headers });
  };

  /** Notes an event. */
  readonly hear = (event: Heard): void => void this.#heard.push(event);

  /** Returns what was noted, once every answer is there: first the exchanges, then the events, item by item. */
  async exchanges(): Promise<Exchange[]> {
    return [...(await Promise.all(this.#exchanges)), ...byItem(this.#heard)];
  }

  /** What is asked in here only leads up to the point. */
  async preparing<T>(work: () => Promise<T>): Promise<T> {
    this.#preparing = true;
    try {
      return await work();
    } finally {
      this.#preparing = false;
    }
  }

  async #ask(request: Request): Promise<Answer> {
    const response = await this.#fetch(request);
    return { response, bytes: new Uint8Array(await response.arrayBuffer()) };
  }
}

interface Answer {
  readonly response: Response;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

async function noted({ method, url }: Request, answer: Promise<Answer>, isPreparation: boolean): Promise<Exchange> {
  const { pathname, search } = new URL(url);
  const asked = { method, target: pathname + search, isPreparation };
  try {
    const { response, bytes } = await answer;
    const { status, headers } = response;
    const body = await readBody(headers.get('content-type') ?? '', bytes);
    return { ...asked, status, headers: readHeaders(response, method, bytes.length), body };
  } catch (error) {
    return { ...asked, status: 0, headers: {}, body: { kind: 'text', value: `no answer: ${error}` } };
  }
}
