import ky from 'ky';

import type { AnyRequest, Route } from '../../transport.js';
import { patienceFor } from '../timeouts.js';
import { createWire } from './attempt.js';
import { encodeBody } from './encode-body.js';
import { encodeQuery } from './encode-query.js';
import { expandRoute } from './expand-route.js';
import { retryOptions } from './retry-options.js';
import type { Settings } from './settings.js';
import { explain } from './to-invoke-error.js';

/** A request, and how its answer will be read. */
export interface Sending<T> {
  readonly route: Route;
  readonly request: AnyRequest;
  readonly headers?: Readonly<Record<string, string>>;
  /** Takes from the answer what is wanted of it. A failure here counts as a failed try. */
  readonly read: (response: Response) => Promise<T>;
}

/** An answer whose status is below 300, and what was read from it. */
export interface Answer<T> {
  readonly response: Response;
  readonly value: T;
}

/** Sends one request, again where that is allowed. */
export async function send<T>({ route, request, headers, read }: Sending<T>, settings: Settings): Promise<Answer<T>> {
  const { signal } = request;
  const { method, path } = expandRoute(route, request.path);
  const url = new URL(path + encodeQuery(request.query), settings.baseUrl);
  const repeatable = request.repeatable ?? ['GET', 'HEAD'].includes(method);
  const patience = patienceFor(request, settings);
  return settings.limit(async () => {
    const over = new AbortController();
    const { body, headers: own } = await encodeBody(method, request, over.signal);
    const wire = createWire(route, settings, read);
    const start = settings.clock();
    const explained = (error: unknown) => explain(route, error, { ...patience, waited: settings.clock() - start });
    try {
      const response = await ky(url, {
        method,
        headers: { ...headers, ...own },
        ...patience,
        ...(body !== undefined && { body }),
        ...(request.form && withoutCopy),
        ...(signal && { signal }),
        retry: repeatable ? retryOptions(method, settings) : { limit: 0 },
        fetch: wire.fetch,
        hooks: {
          beforeRetry: [
            ({ error, retryCount }) =>
              settings.hooks.onRetry({ route, error: explained(error), attempt: retryCount + 1 }),
          ],
        },
      });
      settings.budget.succeed();
      return { response, value: wire.value() as T };
    } catch (error) {
      signal?.throwIfAborted();
      throw explained(error);
    } finally {
      over.abort();
    }
  }, signal);
}

/** Node's `fetch` keeps a copy of every body that may have to follow a redirect, however large. */
const withoutCopy = { redirect: 'error', window: null } as const;
