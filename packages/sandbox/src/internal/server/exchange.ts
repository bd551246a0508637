import { Buffer } from 'node:buffer';

import type { Handler, ServerResponse } from '../http/response.js';
import { bodyOf, type RequestHeaders, readBody, type ServerRequest } from '../validation/server-request.js';
import { abortable } from './abortable.js';
import { brokenResponse } from './connection-error.js';

type Fetch = typeof globalThis.fetch;

const handlers = new WeakMap<Fetch, Handler>();

/** Returns a `fetch` whose responses are those of `handle`. */
export function toFetch(handle: Handler): Fetch {
  const fetch: Fetch = async (input, init = {}) => {
    const { signal = isRequest(input) ? input.signal : undefined, ...rest } = init;
    // Without the signal: in a DOM environment it is of another class than this request demands.
    const request = new Request(input, rest);
    const { method, url, headers } = request;
    const entered = { method, url, headers: headersOf(headers), allowOrigins: [], body: bytesOf(request) };
    const aborted = signal ?? new AbortController().signal;
    const response = await abortable(() => handle({ ...entered, signal: aborted }), aborted);
    return toResponse(method === 'HEAD' ? { ...response, body: NOTHING } : response);
  };
  handlers.set(fetch, handle);
  return fetch;
}

/** Returns the handler of a `fetch`, whoever made that. */
export const toHandler = (fetch: Fetch): Handler => handlers.get(fetch) ?? through(fetch);

/** Returns a handler whose responses are those of a `fetch` of somebody else. */
const through =
  (fetch: Fetch): Handler =>
  async (request) => {
    const { method, url, signal } = request;
    const headers = [...request.headers.entries()];
    const bytes = await readBody(request);
    const content = bytes.length > 0 ? { body: new Uint8Array(bytes) } : {};
    const response = await fetch(url, { method, headers, signal, ...content });
    const body = new Uint8Array(await response.arrayBuffer());
    return { status: response.status, headers: Object.fromEntries(response.headers), body };
  };

const isRequest = (input: RequestInfo | URL): input is Request => typeof input === 'object' && 'method' in input;

const headersOf = (headers: Headers): RequestHeaders => ({
  get: (name) => headers.get(name),
  has: (name) => headers.has(name),
  entries: () => headers.entries(),
});

async function* bytesOf(request: Request): ServerRequest['body'] {
  yield* bodyOf(Buffer.from(await request.arrayBuffer()));
}

const NOTHING = new Uint8Array();

const NULL_BODY = [204, 205, 304];

function toResponse({ status, headers, body, isTruncated }: ServerResponse): Response {
  if (isTruncated) return new Response(halfOf(body), { status, headers });
  return new Response(NULL_BODY.includes(status) ? null : body, { status, headers });
}

/** Returns a stream that fails after its first half. */
function halfOf(body: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array<ArrayBuffer>> {
  const chunks = [body.subarray(0, Math.floor(body.length / 2))].values();
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      // An error drops chunks that were not read yet, so it waits for the second pull.
      pull: (controller) => {
        const { value } = chunks.next();
        if (value && value.length > 0) controller.enqueue(value);
        else controller.error(brokenResponse());
      },
    },
    { highWaterMark: 0 },
  );
}
