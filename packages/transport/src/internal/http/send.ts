import ky from 'ky';

import { TimeoutError } from '../../errors.js';
import type { AnyRequest, Route } from '../../transport.js';
import { type Timeouts, timeoutsFor } from '../timeouts.js';
import { type Attempt, createAttempt } from './attempt.js';
import { encodeBody } from './encode-body.js';
import { encodeQuery } from './encode-query.js';
import { expandRoute } from './expand-route.js';
import { parametersOf } from './parameters-of.js';
import { createPause } from './pause.js';
import { rangeHeaders } from './range-headers.js';
import { retryOptions } from './retry-options.js';
import type { Settings } from './settings.js';
import { toInvokeError } from './to-invoke-error.js';

/** A request, and how to read its response. */
export interface OutgoingRequest<T> {
  readonly route: Route;
  readonly request: AnyRequest;
  readonly headers?: Readonly<Record<string, string>>;
  /** Reads the body of a successful response. A failure counts as a failed attempt. */
  readonly read: (response: Response) => Promise<T>;
}

/** A response with a status below 300, and what was read from it. */
export interface ReadResponse<T> {
  readonly response: Response;
  readonly value: T;
}

/** Sends a request, with retries where they are allowed, and returns the response. */
export async function send<T>(outgoing: OutgoingRequest<T>, settings: Settings): Promise<ReadResponse<T>> {
  const { route, request, headers, read } = outgoing;
  const { signal } = request;
  const { method, path } = expandRoute(route, request.path);
  const url = settings.baseUrl.href + path + encodeQuery(request.query);
  const isRepeatable = request.repeatable ?? ['GET', 'HEAD'].includes(method);
  const isRefusedOnly = isRepeatable === 'refused';
  const timeouts = timeoutsFor(request, settings);
  return settings.limit(async () => {
    const { body, headers: bodyHeaders, failure, end } = await encodeBody(method, request);
    const plain = {
      route,
      method,
      path,
      url,
      headers: { ...headers, ...rangeHeaders(request.range), ...bodyHeaders },
      extraHeaders: settings.headers,
      body,
      redact: settings.redact,
    };
    const isStream = body instanceof ReadableStream; // it can be read once
    const retries = isRepeatable && !isStream ? settings.retries : 0;
    const attempt = createAttempt({ ...plain, isFinal: retries === 0 }, settings, read);
    const start = settings.clock();
    const elapsed = (): number => settings.clock() - start;
    const pause = createPause(timeouts, elapsed);
    const toError = (error: unknown): Error =>
      toInvokeError(route, error, {
        ...timeouts,
        redact: settings.redact,
        baseUrl: settings.baseUrl.href,
        parameters: parametersOf(request),
        elapsed: elapsed(),
        outcome: attempt.outcome(),
      });
    try {
      const response = await (retries === 0
        ? sendOnce(attempt, { route, url, signal, elapsed, ...timeouts })
        : ky(url, {
            method,
            ...timeouts,
            ...(signal && { signal }),
            retry: retryOptions({ method, isRefusedOnly }, settings, pause),
            // Its `Request` has no body, and only its signal is used: other implementations of `fetch` may not know it.
            fetch: (input) => attempt.start((input instanceof Request ? input : new Request(input)).signal),
            hooks: {
              beforeRetry: [
                ({ error }) => {
                  pause.end();
                  settings.hooks.onRetry({ route, error: toError(error), attempt: attempt.count() + 1 });
                },
              ],
            },
          }));
      settings.budget.succeed();
      return { response, value: attempt.take() as T };
    } catch (error) {
      signal?.throwIfAborted();
      throw failure?.() ?? toError(pause.error() ?? error);
    } finally {
      end?.();
    }
  }, signal);
}

/** The request of the only attempt. */
interface SingleRequest extends Timeouts {
  readonly route: string;
  readonly url: string;
  readonly signal: AbortSignal | undefined;
  /** Returns the milliseconds since the attempt began. */
  elapsed(): number;
}

/**
 * Makes the only attempt of a request, within its timeout. With ky a small upload would take a fifth more processor time.
 * Only the body of an error status is read by ky, which rejects with it.
 */
async function sendOnce(
  attempt: Attempt<unknown>,
  { route, url, signal, timeout, totalTimeout, elapsed }: SingleRequest,
): Promise<Response> {
  const expired = new AbortController();
  const timer =
    timeout === false ? undefined : setTimeout(() => expired.abort(new TimeoutError(route, timeout)), timeout);
  const ended = signal ? AbortSignal.any([signal, expired.signal]) : expired.signal;
  const response = await attempt.start(ended).finally(() => clearTimeout(timer));
  if (response.ok) return response;
  const remaining = totalTimeout && Math.max(1, totalTimeout - elapsed());
  return ky(url, { timeout, totalTimeout: remaining, retry: 0, fetch: async () => response });
}
