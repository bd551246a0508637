import { Buffer } from 'node:buffer';

/** Returns the response to a request. */
export type Handler = (request: Request) => Promise<Response>;

type Body = string | Uint8Array<ArrayBuffer>;

/** Returns a response with a `content-length` header, as the server sends it. */
export const createResponse = (body: Body, headers: Readonly<Record<string, string>>, status = 200): Response =>
  new Response(body, { status, headers: { 'content-length': String(Buffer.byteLength(body)), ...headers } });

/** For responses that the server compresses on request. */
export const VARY_ENCODING = { vary: 'Accept-Encoding' };

/** Returns a value as JSON. Throws for NaN, Infinity and lone surrogates, as the server does. */
function stringify(value: unknown): string {
  const text = JSON.stringify(value, (_key, item) => {
    if (typeof item === 'number' && !Number.isFinite(item)) throw new RangeError(`not a JSON number: ${item}`);
    return item;
  });
  if (/\\ud[89a-f]/.test(text)) throw new RangeError('not a JSON string: lone surrogate');
  return text;
}

export const json = (value: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Response =>
  createResponse(stringify(value), { ...JSON_HEADERS, ...headers }, status);

export const jsonFromText = (text: string): Response => createResponse(text, JSON_HEADERS);

const JSON_HEADERS = { 'content-type': 'application/json', ...VARY_ENCODING };

/** Returns the response to an unexpected error. */
export const internalServerError = (): Response =>
  createResponse('Internal Server Error', { 'content-type': 'text/plain; charset=utf-8' }, 500);
