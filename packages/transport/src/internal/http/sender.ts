import { abortable } from '../../async.js';
import {
  HttpError,
  type InvokeError,
  NotFoundError,
  NotInvokeAIError,
  UnsupportedOperationError,
} from '../../errors.js';
import { checkRequest } from '../check-request.js';
import { encodeQuery } from './encode-query.js';
import { expandRoute } from './expand-route.js';
import { isOlder } from './is-older.js';
import { parametersOf } from './parameters-of.js';
import { createRelease, type Release, VERSION_ROUTE } from './release.js';
import { type OutgoingRequest, type ReadResponse, send } from './send.js';
import type { Settings } from './settings.js';

/**
 * Returns `send` with these settings. A request for an operation that the server does not have rejects with an
 * `UnsupportedOperationError`: without being sent where the release is known, else after it failed.
 */
export function createSender(settings: Settings): <T>(request: OutgoingRequest<T>) => Promise<ReadResponse<T>> {
  const release = createRelease(settings);
  return async (outgoing) => {
    checkRequest(outgoing.route, outgoing.request);
    if (outgoing.request.since !== undefined) await expectSupported(outgoing, outgoing.request.since, release);
    try {
      const result = await send(outgoing, settings);
      if (outgoing.route === VERSION_ROUTE) release.observe(result.value);
      return result;
    } catch (error) {
      throw isUnknownOperation(error) ? await toUnsupportedError(error, outgoing, release) : error;
    }
  };
}

/** Rejects where the server is known to lack the operation. Reads its release first where an older one has another. */
async function expectSupported(
  { route, request }: OutgoingRequest<unknown>,
  since: string,
  release: Release,
): Promise<void> {
  const { signal } = request;
  signal?.throwIfAborted();
  let known = release.known();
  if (known === undefined && request.reusesRoute) {
    expandRoute(route, request.path); // invalid input is refused before any request
    encodeQuery(request.query);
    known = await abortable(release.read().catch(undefinedIfNotFound), signal);
  }
  const last = release.last();
  if (known === undefined && last !== undefined && isOlder(last, since)) {
    known = await abortable(release.read().catch(nothing), signal); // it may have been upgraded
  }
  if (known !== undefined && isOlder(known, since)) throw new UnsupportedOperationError(route, since, known);
}

/** No InvokeAI lacks the operation that returns the release, so there is no older operation either. */
const undefinedIfNotFound = (error: unknown): undefined => {
  if (!(error instanceof NotFoundError)) throw error;
};

/** A release that cannot be read is unknown, and the request itself shows why. */
const nothing = (): undefined => undefined;

/** A server without the operation returns a web page, 405 or 404, depending on method and release. */
const isUnknownOperation = (error: unknown): error is InvokeError =>
  error instanceof NotInvokeAIError ||
  (error instanceof HttpError && (error.status === 405 || (error.status === 404 && error.detail === 'Not Found')));

async function toUnsupportedError(
  error: InvokeError,
  { route, request }: OutgoingRequest<unknown>,
  release: Release,
): Promise<InvokeError> {
  if (Object.values(request.path ?? {}).some((id) => String(id).includes('/'))) {
    // The server decodes the slash before it matches the route, so nothing has such an id.
    return new NotFoundError(
      route,
      { status: 404, detail: 'no id contains a slash' },
      undefined,
      parametersOf(request),
    );
  }
  if (request.since === undefined) return error;
  const server = await abortable(release.read().catch(nothing), request.signal);
  return server && isOlder(server, request.since) ? new UnsupportedOperationError(route, request.since, server) : error;
}
