import { longestReason } from '../list-issues.js';
import { shorten } from '../print-value.js';
import { InvokeError } from './invoke-error.js';
import { RequestError, type RequestErrorOptions } from './request-error.js';

/** No response arrived, or not all of it. The server may have processed the request, unless `outcome` is `not-sent`. */
export class ConnectionError extends RequestError {
  override readonly name = 'ConnectionError';

  constructor(route: string, reason: string, options?: RequestErrorOptions) {
    super(route, `no response: ${reason}`, options);
  }
}

/** No response arrived in time. The server may have processed the request all the same. */
export class TimeoutError extends RequestError {
  override readonly name = 'TimeoutError';
  /** Milliseconds waited. */
  readonly timeout: number;

  constructor(route: string, timeout: number, options?: RequestErrorOptions) {
    super(route, `no response within ${timeout} ms`, options);
    this.timeout = timeout;
  }
}

/** What is known of a redirect that was not followed. */
export interface RedirectErrorOptions extends Pick<RedirectError, 'status' | 'location' | 'baseUrl' | 'outcome'> {}

/**
 * The server points to another address, and the request was not sent there: it would have become another request, or
 * would have taken its token to another server. GET and HEAD follow redirects within one origin.
 */
export class RedirectError extends RequestError {
  override readonly name = 'RedirectError';
  /** `undefined` where the platform hides it, as browsers do. */
  readonly status: number | undefined;
  /** The URL that the server points to, without credentials, query and ids. `undefined` where it is hidden. */
  readonly location: string | undefined;
  /** The `baseUrl` that leads there without a redirect. `undefined` where `location` is not this operation. */
  readonly baseUrl: string | undefined;

  constructor(route: string, { status, location, baseUrl, outcome }: RedirectErrorOptions) {
    const target = baseUrl ?? location ?? 'an address that is not visible here';
    const advice = baseUrl === undefined ? 'set baseUrl to the address of the server itself' : 'set it as baseUrl';
    super(route, `${status === undefined ? '' : `${status} `}redirect to ${target}; ${advice}`, { outcome });
    this.status = status;
    this.location = location;
    this.baseUrl = baseUrl;
  }
}

/** The event connection failed or was closed. */
export class SocketError extends InvokeError {
  override readonly name = 'SocketError';
  /** Why, without the prefix of the message. */
  readonly reason: string;

  constructor(reason: string, options?: ErrorOptions) {
    super(`events: ${shorten(reason, longestReason)}`, options);
    this.reason = shorten(reason, longestReason);
  }
}
