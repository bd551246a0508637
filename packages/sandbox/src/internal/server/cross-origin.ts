import { createResponse, type Handler, type ServerResponse, VARY_ENCODING } from '../http/response.js';
import type { ServerRequest } from '../validation/server-request.js';

/** Says whether a request asks, before another one, whether a web page may send that. */
export const isPreflight = ({ method, headers }: Pick<ServerRequest, 'headers' | 'method'>): boolean =>
  method === 'OPTIONS' && headers.has('origin') && headers.has('access-control-request-method');

/**
 * Adds the headers of CORS.
 *
 * Requests of origins that are not allowed are executed, and browsers hide the responses.
 */
export const crossOrigin =
  (handle: Handler): Handler =>
  async (request) => {
    const origin = request.headers.get('origin');
    if (origin === null) return handle(request);
    if (isPreflight(request)) return preflight(request);
    const response = await handle(request);
    // The server adds none to the response to an unexpected error.
    if (response.status === 500 && response.headers['content-type']?.startsWith('text/plain')) return response;
    return { ...response, headers: { ...response.headers, ...SIMPLE, ...allowed(request, origin, response.headers) } };
  };

const METHODS = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'];

const CREDENTIALS = { 'access-control-allow-credentials': 'true' };

const SIMPLE = { ...CREDENTIALS, 'access-control-expose-headers': 'X-Refreshed-Token' };

const isAllowed = ({ allowOrigins }: Origins, origin: string): boolean =>
  allowOrigins.includes('*') || allowOrigins.includes(origin);

/** Returns the headers of a polling request for events: the server's socket library adds its own to those of CORS. */
export function socketHeaders({ headers, allowOrigins }: Origins): Record<string, string | string[]> {
  const origin = headers.get('origin');
  if (origin === null) return { ...CREDENTIALS, ...VARY_ENCODING };
  const added = allowed({ headers, allowOrigins }, origin, VARY_ENCODING);
  const { 'access-control-allow-origin': allowedOrigin, vary = VARY_ENCODING.vary } = added;
  return {
    ...SIMPLE,
    'access-control-allow-credentials': ['true', 'true'],
    'access-control-allow-origin': allowedOrigin === undefined ? origin : [origin, allowedOrigin],
    vary,
  };
}

type Origins = Pick<ServerRequest, 'allowOrigins' | 'headers'>;

/** Returns the headers by which the origin may read the response. */
function allowed(request: Origins, origin: string, headers: ServerResponse['headers']): Record<string, string> {
  if (!isAllowed(request, origin)) return {};
  // With a cookie, `*` is not enough for a browser.
  if (request.allowOrigins.includes('*') && !request.headers.has('cookie')) {
    return { 'access-control-allow-origin': '*' };
  }
  return { 'access-control-allow-origin': origin, vary: headers['vary'] ? `Origin, ${headers['vary']}` : 'Origin' };
}

/** Returns the response to a preflight. */
export function preflight(request: Origins): ServerResponse {
  const origin = request.headers.get('origin') ?? '';
  const wanted = request.headers.get('access-control-request-headers');
  const headers = {
    vary: 'Origin',
    'access-control-allow-methods': METHODS.join(', '),
    'access-control-max-age': '600',
    ...CREDENTIALS,
    ...(isAllowed(request, origin) ? { 'access-control-allow-origin': origin } : {}),
    ...(wanted === null ? {} : { 'access-control-allow-headers': wanted }),
    'content-type': 'text/plain; charset=utf-8',
  };
  const isMethod = METHODS.includes(request.headers.get('access-control-request-method') ?? '');
  const refused = [...(isAllowed(request, origin) ? [] : ['origin']), ...(isMethod ? [] : ['method'])];
  if (refused.length > 0) return createResponse(`Disallowed CORS ${refused.join(', ')}`, headers, 400);
  return createResponse('OK', headers);
}
