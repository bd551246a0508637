import { type IncomingMessage, request as send } from 'node:http';
import { buffer } from 'node:stream/consumers';

/**
 * A `fetch` as node-fetch is one: it takes no `Request`, and the body of its response is a stream of Node. Its
 * response has what transports use.
 */
export const nodeFetch: typeof globalThis.fetch = async (input, init) => {
  if (typeof input !== 'string') throw new TypeError(`only absolute URLs are supported, got ${typeof input}`);
  if (init?.body instanceof ReadableStream) throw new TypeError('the body is a stream of another library');
  const { method = 'GET', headers = {}, body } = init ?? {};
  const bytes = body === undefined || body === null ? undefined : await new Response(body).arrayBuffer();
  const message = await new Promise<IncomingMessage>((resolve, reject) => {
    const request = send(input, { method, headers: Object.fromEntries(new Headers(headers)), agent: false }, resolve);
    request.on('error', reject).end(bytes && new Uint8Array(bytes));
  });
  return responseOf(message);
};

function responseOf(body: IncomingMessage): Response {
  const { statusCode: status = 0 } = body;
  const headers = new Headers(Object.entries(body.headers).map(([name, value]) => [name, String(value)]));
  const text = async (): Promise<string> => String(await buffer(body));
  const response = {
    status,
    ok: status >= 200 && status < 300,
    headers,
    body,
    text,
    type: 'default',
    redirected: false,
  };
  return Object.assign(Object.create({ [Symbol.toStringTag]: 'Response' }), response);
}
