import type { Route } from '../../transport.js';
import type { Redact } from '../excerpt.js';
import { keepsCopyOf } from './keeps-copy-of.js';
import { redirectError } from './redirect-error.js';

/** A request in plain values, as any `fetch` takes them. */
export interface PlainRequest {
  readonly route: Route;
  readonly method: string;
  /** Relative to the base URL, without the query. */
  readonly path: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The caller's own. They are sent to this origin alone. */
  readonly extraHeaders: Readonly<Record<string, string>>;
  readonly body?: BodyInit | undefined;
  /** Removes secrets from what an error names. */
  readonly redact: Redact;
}

type PlainInit = RequestInit & { readonly headers: Readonly<Record<string, string>>; readonly duplex?: 'half' };
type PlainFetch = (url: string, init: PlainInit) => Promise<Response>;

const mostRedirects = 20;
const redirectStatuses = [301, 302, 303, 307, 308];

/**
 * Sends a request and returns the response. GET and HEAD follow redirects within their origin. Every other redirect is
 * an error: it would turn a change into a GET, or take a token to another server.
 */
export async function exchange(fetch: PlainFetch, request: PlainRequest, signal: AbortSignal): Promise<Response> {
  const { method, headers, extraHeaders, body } = request;
  const isReading = ['GET', 'HEAD'].includes(method);
  let init: PlainInit = {
    method,
    headers: { ...extraHeaders, ...headers },
    signal,
    redirect: keepsCopyOf(body) ? 'error' : 'manual',
    ...(body !== undefined && { body }),
    ...(body instanceof ReadableStream && { duplex: 'half' }),
  };
  let { url } = request;
  for (let redirects = 0; ; redirects++) {
    const response = await fetch(url, init).catch((error: unknown) => {
      throw init.redirect === 'error' && mentionsRedirect(error) ? redirectError(request) : error;
    });
    signal.throwIfAborted(); // an injected `fetch` may ignore the signal
    const { redirected, status, type } = response;
    if (!redirected && type !== 'opaqueredirect' && !redirectStatuses.includes(status)) return response;
    const location = locationOf(response, url);
    const isNear =
      isReading && redirects < mostRedirects && location?.origin === new URL(url).origin && !hasLogin(location);
    if (redirected && isNear) return response;
    discard(response);
    if (type === 'opaqueredirect' && isReading && init.redirect !== 'follow') {
      // A browser hides the location and follows by itself. It leaves out the token elsewhere, but no other header.
      init = { ...init, headers: { ...headers }, redirect: 'follow' };
    } else if (isNear) {
      url = location.href;
    } else {
      throw redirectError(request, redirected || status === 0 ? undefined : status, location);
    }
  }
}

/** Returns where a response points to, or where the platform went by itself. `undefined` where that is hidden. */
function locationOf({ headers, redirected, url }: Response, requested: string): URL | undefined {
  const location = redirected ? url : headers.get('location');
  return location !== null && URL.canParse(location, requested) ? new URL(location, requested) : undefined;
}

/** `fetch` takes no URL with credentials, and names them in its error. */
const hasLogin = ({ username, password }: URL): boolean => username !== '' || password !== '';

/** Undici says "unexpected redirect". */
const mentionsRedirect = (error: unknown): boolean =>
  error instanceof Error && (/\bredirect/i.test(error.message) || mentionsRedirect(error.cause));

/** Ends the transfer of a body that is not read. */
export function discard({ body }: Response): void {
  if (body && 'cancel' in body) body.cancel().catch(() => {}); // that of node-fetch is a stream of Node, without it
}
