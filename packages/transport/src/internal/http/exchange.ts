import { abortable } from '../../async.js';
import type { Route } from '../../transport.js';
import { keepsCopyOf } from './keeps-copy-of.js';
import { redirectError } from './redirect-error.js';

/** A request in plain values, as any `fetch` takes them. */
export interface PlainRequest {
  readonly route: Route;
  readonly method: string;
  /** Relative to the base URL, without the query. */
  readonly path: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: BodyInit | undefined;
}

type PlainInit = RequestInit & { readonly duplex?: 'half' };
type PlainFetch = (url: string, init: PlainInit) => Promise<Response>;

const mostRedirects = 20;
const redirectStatuses = [301, 302, 303, 307, 308];

/**
 * Sends a request and returns the response. GET and HEAD follow redirects within their origin. Every other redirect is
 * an error: it would turn a change into a GET, or take a token to another server.
 */
export async function exchange(fetch: PlainFetch, request: PlainRequest, signal: AbortSignal): Promise<Response> {
  const { method, headers, body } = request;
  const isReading = ['GET', 'HEAD'].includes(method);
  const redirect = keepsCopyOf(body) ? 'error' : 'manual';
  const init: PlainInit = {
    method,
    headers: { ...headers },
    signal,
    redirect,
    ...(body !== undefined && { body }),
    ...(body instanceof ReadableStream && { duplex: 'half' }),
  };
  let { url } = request;
  for (let redirects = 0; ; redirects++) {
    // An injected `fetch` may ignore the signal.
    const response = await abortable(fetch(url.href, init), signal).catch((error: unknown) => {
      throw redirect === 'error' && mentionsRedirect(error) ? redirectError(request) : error;
    });
    if (!isRedirect(response)) return response;
    discard(response);
    const location = locationOf(response, url);
    if (!isReading || location?.origin !== url.origin || redirects === mostRedirects) {
      throw redirectError(request, response.status || undefined, location);
    }
    url = location;
  }
}

const isRedirect = ({ status, type }: Response): boolean =>
  type === 'opaqueredirect' || redirectStatuses.includes(status);

function locationOf({ headers }: Response, requested: URL): URL | undefined {
  const location = headers.get('location');
  return location !== null && URL.canParse(location, requested) ? new URL(location, requested) : undefined;
}

/** Undici says "unexpected redirect". */
const mentionsRedirect = (error: unknown): boolean =>
  error instanceof Error && (/\bredirect/i.test(error.message) || mentionsRedirect(error.cause));

/** Ends the transfer of a body that is not read. */
export function discard({ body }: Response): void {
  body?.cancel().catch(() => {});
}
