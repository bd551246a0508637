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
import { readJson } from './read-body.js';
import { type OutgoingRequest, type ReadResponse, send } from './send.js';
import type { Settings } from './settings.js';

/** Returns `send` with these settings. It rejects with a more precise error when the server may lack the operation. */
export function createSender(settings: Settings): <T>(request: OutgoingRequest<T>) => Promise<ReadResponse<T>> {
  const version = retained(() => serverVersion(settings));
  return async (outgoing) => {
    try {
      return await send(outgoing, settings);
    } catch (error) {
      throw isUnknownOperation(error) ? await toUnsupportedError(error, outgoing, version) : error;
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

/** Returns a function that calls `read` until that finds something once, and then returns it. A failure finds nothing. */
function retained<T>(read: () => Promise<T | undefined>): () => Promise<T | undefined> {
  let result: Promise<T | undefined> | undefined;
  return async () => {
    result ??= read().catch(() => undefined);
    const found = await result;
    if (found === undefined) result = undefined;
    return found;
  };
}
