import { abortable } from '../../async.js';
import {
  HttpError,
  type InvokeError,
  NotFoundError,
  NotInvokeAIError,
  UnsupportedOperationError,
} from '../../errors.js';
import { isOlder } from './is-older.js';
import { type Answer, type Sending, send } from './send.js';
import type { Settings } from './settings.js';

/** Returns a function that returns the answer to a request, or rejects with the error that says best what is wrong. */
export function createAnswer(settings: Settings): <T>(sending: Sending<T>) => Promise<Answer<T>> {
  const version = cached(() => serverVersion(settings));
  return async (sending) => {
    try {
      return await send(sending, settings);
    } catch (error) {
      throw soundsLacking(error) ? await whyLacking(error, sending, version) : error;
    }
  };
}

/** An operation that a server lacks answers in one of three ways, depending on method and release. */
const soundsLacking = (error: unknown): error is InvokeError =>
  error instanceof NotInvokeAIError ||
  (error instanceof HttpError && (error.status === 405 || (error.status === 404 && error.detail === 'Not Found')));

async function whyLacking(
  error: InvokeError,
  { route, request }: Sending<unknown>,
  version: () => Promise<string | undefined>,
): Promise<InvokeError> {
  if (Object.values(request.path ?? {}).some((id) => String(id).includes('/'))) {
    // The server decodes the slash before it looks for the route, so no id can hold one.
    return new NotFoundError(route, { status: 404, detail: 'no id holds a slash' });
  }
  if (request.since === undefined) return error;
  const server = await abortable(version(), request.signal);
  return server && isOlder(server, request.since) ? new UnsupportedOperationError(route, request.since, server) : error;
}

async function serverVersion(settings: Settings): Promise<string> {
  const read = (response: Response): Promise<string> => response.text();
  const { value } = await send({ route: 'GET /api/v1/app/version', request: {}, read }, settings);
  const { version } = Object(JSON.parse(value));
  if (/^\d+\.\d+/.test(version)) return version;
  throw new TypeError('names no version');
}

/** Returns `look`, asked once: a success is kept, a failure is `undefined` and asked again. */
function cached<T>(look: () => Promise<T>): () => Promise<T | undefined> {
  let found: Promise<T> | undefined;
  return async () => {
    try {
      found ??= look();
      return await found;
    } catch {
      found = undefined;
      return undefined;
    }
  };
}
