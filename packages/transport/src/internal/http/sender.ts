import { abortable } from '../../async.js';
import {
  HttpError,
  type InvokeError,
  NotFoundError,
  NotInvokeAIError,
  UnsupportedOperationError,
} from '../../errors.js';
import { isRecord } from '../is-record.js';
import { isOlder } from './is-older.js';
import { parametersOf } from './parameters-of.js';
import { readJson } from './read/read-body.js';
import { type OutgoingRequest, type ReadResponse, send } from './send.js';
import type { Settings } from './settings.js';

/**
 * Returns `send` with these settings. It rejects with a more precise error when the server may lack the operation, and
 * for a minute after that without a request.
 */
export function createSender(settings: Settings): <T>(request: OutgoingRequest<T>) => Promise<ReadResponse<T>> {
  const release = createRelease(settings);
  return async (outgoing) => {
    const { route, request } = outgoing;
    const known = release.known();
    if (known && request.since && isOlder(known, request.since)) {
      request.signal?.throwIfAborted();
      throw new UnsupportedOperationError(route, request.since, known);
    }
    try {
      return await send(outgoing, settings);
    } catch (error) {
      throw isUnknownOperation(error) ? await toUnsupportedError(error, outgoing, release.read) : error;
    }
  };
}

/** A server without the operation returns a web page, 405 or 404, depending on method and release. */
const isUnknownOperation = (error: unknown): error is InvokeError =>
  error instanceof NotInvokeAIError ||
  (error instanceof HttpError && (error.status === 405 || (error.status === 404 && error.detail === 'Not Found')));

async function toUnsupportedError(
  error: InvokeError,
  { route, request }: OutgoingRequest<unknown>,
  version: () => Promise<string | undefined>,
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
  const server = await abortable(version(), request.signal);
  return server && isOlder(server, request.since) ? new UnsupportedOperationError(route, request.since, server) : error;
}

/** The most bytes of a response with a version. */
const longestVersion = 10_000;

async function serverVersion(settings: Settings): Promise<string | undefined> {
  const route = 'GET /api/v1/app/version';
  const read = (response: Response): Promise<unknown> =>
    readJson(response, { route, limit: longestVersion, redact: settings.redact });
  const { value: body } = await send({ route, request: {}, read }, settings);
  const version = isRecord(body) ? body['version'] : undefined;
  return typeof version === 'string' && /^\d+\.\d+[\w.+-]{0,40}$/.test(version) ? settings.redact(version) : undefined;
}

/** Milliseconds for which a release is known. A server may be upgraded, or another one started, at any time. */
const releaseLifetime = 60_000;

/** Returns what is known of the server's release. */
function createRelease(settings: Settings) {
  let known: { readonly version: string | undefined; readonly since: number } | undefined;
  let reading: Promise<string | undefined> | undefined;
  const update = (version: string | undefined): string | undefined => {
    reading = undefined;
    known = { version, since: settings.clock() };
    return version;
  };
  return {
    /** Returns the release if it was read within the last minute. */
    known: () => (known && settings.clock() - known.since < releaseLifetime ? known.version : undefined),
    /** Reads the release, in one request for all who ask at once. A failure finds nothing. */
    read: () => {
      reading ??= serverVersion(settings)
        .catch(() => undefined)
        .then(update);
      return reading;
    },
  };
}
