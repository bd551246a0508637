import { abortable } from '../../async.js';
import {
  AuthenticationError,
  ConnectionError,
  InputError,
  InvokeError,
  NotInvokeAIError,
  RequestError,
  type RequestOutcome,
  ResponseError,
} from '../../errors.js';
import { crossOriginHint } from '../cross-origin-hint.js';
import { markNotSent } from '../mark-not-sent.js';
import { causeOf, reasonOf } from '../reason-of.js';
import { outcomeOfStatus } from '../status.js';
import { connectionOutcome } from './connection-outcome.js';
import { discard, exchange, type PlainRequest } from './exchange.js';
import { letEventsIn } from './let-events-in.js';
import type { EncodedForm } from './multipart.js';
import { createOutcomes } from './outcomes.js';
import { readableError } from './read/read-body.js';
import type { Settings } from './settings.js';

/** What is attempted for one request. */
export interface Attempt<T> {
  /** Makes an attempt, and returns its response. The body of a successful one has been read by then. */
  start(signal: AbortSignal): Promise<Response>;
  /**
   * Returns what was read from the successful response, once. What is left of an attempt is freed long after it, and must
   * not keep that: a list of 1 000 images takes a fifth less processor time.
   */
  take(): T | undefined;
  /** How many requests were sent. */
  count(): number;
  /** The worst that may have happened in all attempts so far. */
  outcome(): RequestOutcome;
}

/** A request of which several attempts may be made. */
interface AttemptedRequest extends Omit<PlainRequest, 'body'> {
  /** Whether no other attempt follows. */
  readonly isFinal: boolean;
  readonly body?: EncodedForm['body'] | undefined;
}

/**
 * Returns the attempt for one request. The body of a successful response is
 * read here, by `read`, so that one that is cut off counts as a failed attempt, and is retried like any other.
 *
 * The token is read again after the first 401 of a request, which has changed nothing. If it is another one by then, the
 * request is sent once more, whatever its method, unless its body was a stream.
 */
export function createAttempt<T>(
  { isFinal, body, ...plain }: AttemptedRequest,
  settings: Settings,
  read: (response: Response) => Promise<T>,
): Attempt<T> {
  const { route } = plain;
  const { baseUrl, hooks, clock, credentials, fetch } = settings;
  const asksForPart = 'range' in plain.headers || 'range' in plain.extraHeaders;
  const outcomes = createOutcomes();
  let attempt = 0;
  let value: T | undefined;
  let mayRenew = !(body instanceof ReadableStream);

  async function readToken(token: Promise<string | undefined>, signal: AbortSignal): Promise<string | undefined> {
    outcomes.start();
    const read = await token.catch((error: unknown) => {
      throw new TokenFailure(outcomes.worst() === 'unknown' ? error : markNotSent(error));
    });
    signal.throwIfAborted();
    return read;
  }

  async function respond(token: string | undefined, signal: AbortSignal): Promise<Response> {
    attempt++;
    const start = clock();
    const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
    hooks.onRequest({ route, attempt });
    if (isFinal) await letEventsIn();
    signal.throwIfAborted();
    outcomes.set('unknown'); // until more is known
    const request = { ...plain, body: typeof body === 'function' ? body() : body };
    const response = await exchange(fetch, { ...request, headers: { ...plain.headers, ...authorization } }, signal);
    hooks.onResponse({ route, attempt, status: response.status, milliseconds: clock() - start });
    if (!response.ok) outcomes.set(outcomeOfStatus(response.status));
    await credentials.adopt(token, response);
    return response;
  }

  async function respondWithToken(signal: AbortSignal): Promise<Response> {
    const token = await readToken(credentials.get(), signal);
    const response = await respond(token, signal);
    if (response.status !== 401 || !mayRenew) return response;
    mayRenew = false;
    const renewed = await readToken(credentials.renew(token), signal).catch((error: unknown) => {
      discard(response);
      mayRenew = true; // a retry asks again
      throw error;
    });
    if (renewed === token) return response;
    discard(response);
    const error = new AuthenticationError(route, { status: 401, detail: undefined });
    hooks.onRetry({ route, error, attempt: attempt + 1 });
    return await respond(renewed, signal);
  }

  async function readResponse(signal: AbortSignal): Promise<Response> {
    try {
      const response = await respondWithToken(signal);
      if (isWebPage(response)) {
        discard(response);
        throw new NotInvokeAIError(route, baseUrl.href, { outcome: response.ok ? 'unknown' : 'rejected' });
      }
      if (response.status === 206 && !asksForPart) {
        discard(response);
        throw new ResponseError(route, [{ message: 'is only part of what was requested', path: '' }], undefined);
      }
      if (!response.ok) return await readableError(response, { route, redact: settings.redact });
      value = await read(response);
      return response;
    } catch (error) {
      if (signal.aborted) throw error;
      if (error instanceof TokenFailure) throw error.reason;
      const known = InvokeError.isInstance(error)
        ? error
        : (unreadable(error) ?? connectionError(route, error, settings));
      if (known instanceof RequestError) outcomes.set(known.outcome);
      throw known;
    }
  }

  return {
    take() {
      const taken = value;
      value = undefined;
      return taken;
    },
    count: () => attempt,
    outcome: outcomes.worst,
    // Whatever it waits for may ignore the signal: the token, an injected `fetch`, a body.
    start: (signal) => abortable(readResponse(signal), signal),
  };
}

/** What the token function threw, which is handed on as it is. */
class TokenFailure {
  readonly reason: unknown;

  constructor(reason: unknown) {
    this.reason = reason;
  }
}

/** Returns the error for a file that has changed or is gone: `fetch` reads a large one while it sends it. */
function unreadable(error: unknown, depth = 0): InputError | undefined {
  if (!(error instanceof Error) || depth > 5) return undefined;
  if (error.name !== 'NotReadableError') return unreadable(error.cause, depth + 1);
  return new InputError('file', `could not be read: ${error.message}`, undefined, { cause: error });
}

function connectionError(route: string, error: unknown, { baseUrl, redact }: Settings): ConnectionError {
  const reason = reasonOf(error, redact) + crossOriginHint(baseUrl.origin);
  return new ConnectionError(route, reason, { cause: causeOf(error, redact), outcome: connectionOutcome(error) });
}

/** Whether a page was returned instead of data or a JSON error. A proxy's own page for 502 and the like does not count. */
const isWebPage = ({ ok, status, headers }: Response): boolean =>
  (ok || status === 404 || status === 405) && /^text\/html\b/i.test(String(headers.get('content-type')));
