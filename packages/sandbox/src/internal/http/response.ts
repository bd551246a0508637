import { Buffer } from 'node:buffer';

import { holdsLoneSurrogate } from '../validation/lone-surrogate.js';

import type { ServerRequest } from '../validation/server-request.js';

/** A response, whose header names are in lower case. */
export interface ServerResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer>;
  /** The connection breaks after the first half of the body. */
  readonly isTruncated?: boolean;
}

/** Returns the response to a request. */
export type Handler = (request: ServerRequest) => Promise<ServerResponse>;

/** Returns a response with a `content-length` header, as the server sends it. */
export function createResponse(
  body: string | Uint8Array<ArrayBuffer>,
  headers: Readonly<Record<string, string>>,
  status = 200,
): ServerResponse {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  return { status, headers: { 'content-length': String(bytes.length), ...headers }, body: bytes };
}

/** For responses that the server compresses on request. */
export const VARY_ENCODING = { vary: 'Accept-Encoding' };

/** Returns a value as JSON. Throws for NaN, Infinity and lone surrogates, as the server does. */
function stringify(value: unknown): string {
  const text = JSON.stringify(value, (_key, item) => {
    if (typeof item === 'number' && !Number.isFinite(item)) throw new RangeError(`not a JSON number: ${item}`);
    return item;
  });
  if (holdsLoneSurrogate(text)) throw new RangeError('not a JSON string: lone surrogate');
  return text;
}

export const json = (value: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): ServerResponse =>
  createResponse(stringify(value), { ...JSON_HEADERS, ...headers }, status);

export const jsonFromText = (text: string): ServerResponse => createResponse(text, JSON_HEADERS);

const JSON_HEADERS = { 'content-type': 'application/json', ...VARY_ENCODING };

/** Returns the response without a body to a request that was carried out. */
export const noContent = (headers: Readonly<Record<string, string>> = {}): ServerResponse => ({
  status: 204,
  headers,
  body: new Uint8Array(),
});

/** Returns the response to an unexpected error. */
export const internalServerError = (): ServerResponse =>
  createResponse('Internal Server Error', { 'content-type': 'text/plain; charset=utf-8' }, 500);
