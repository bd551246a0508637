import { excerpt, longestText, mostIssues } from './internal/excerpt.js';
import { issueText, listIssues, longestReason } from './internal/list-issues.js';
import { notSent } from './internal/mark-not-sent.js';
import { shorten } from './internal/print-value.js';
import { isRetryableStatus, outcomeOfStatus } from './internal/status.js';

export { printValue } from './internal/print-value.js';

const brand = Symbol.for('x.invoke-error');

/** The most characters of any message: some hold what the server said, or a list of its items. */
const longestMessage = 4_000;

/** The root of all errors of the SDK. Its message is shortened to 4 000 characters. */
export class InvokeError extends Error {
  /** The class of the error. It is the same for another copy of this package, where `instanceof` is false. */
  override readonly name: string = 'InvokeError';

  constructor(message = '', options?: ErrorOptions) {
    super(shorten(message, longestMessage), options);
  }

  /** Marks the errors of the SDK, whichever copy of this package made them. */
  get [brand](): true {
    return true;
  }

  /** Returns whether `value` is an `InvokeError`, also one of another copy of this package. */
  static isInstance(value: unknown): value is InvokeError {
    return typeof value === 'object' && value !== null && brand in value;
  }
}

/** An argument is invalid. No request was made, or none that was complete: a file failed while it was read. */
export class InputError extends InvokeError {
  override readonly name = 'InputError';
  /** The argument or option, with the path of the value in it, for instance `graph.edges[2]`. */
  readonly argument: string;
  /** What is wrong with the value, which it names, and what to do. */
  readonly reason: string;
  /** The limit that was exceeded, if there is one. */
  readonly limit: number | undefined;

  constructor(argument: string, reason: string, limit?: number, options?: ErrorOptions) {
    super(`${argument}: ${reason}`, options);
    this.argument = argument;
    this.reason = reason;
    this.limit = limit;
  }
}

/**
 * What is known of a request that failed:
 * - `not-sent`: it never reached the server, for instance because the connection was refused.
 * - `rejected`: the server refused it and changed nothing.
 * - `unknown`: the server may have carried it out. Look before you send it again.
 */
export type RequestOutcome = 'not-sent' | 'rejected' | 'unknown';

/** A request failed. */
export class RequestError extends InvokeError {
  override readonly name: string = 'RequestError';
  /** The operation, for instance `GET /api/v1/boards/{board_id}`. */
  readonly route: string;
  /** Whether the request may have been carried out. */
  readonly outcome: RequestOutcome;

  constructor(route: string, reason: string, { outcome = 'unknown', cause }: RequestErrorOptions = {}) {
    super(`${route}: ${shorten(reason, longestReason)}`, cause === undefined ? undefined : { cause });
    this.route = route;
    this.outcome = outcome;
  }
}

/** Options of the errors of requests. */
export interface RequestErrorOptions extends ErrorOptions {
  /** @default 'unknown' */
  readonly outcome?: RequestOutcome | undefined;
}

/**
 * Returns whether a request that ended with `error` may have changed something. False for an `InputError`, for a
 * `RequestError` whose outcome is `not-sent` or `rejected`, and for what a token function threw before anything was
 * sent; true for all else, an abort for instance.
 */
export function mayHaveHappened(error: unknown): boolean {
  if (typeof error === 'object' && error !== null && notSent in error) return false;
  if (!InvokeError.isInstance(error)) return true;
  return error.name !== 'InputError' && (!('outcome' in error) || error.outcome === 'unknown');
}

/** What the server returned with an error status. */
export interface HttpErrorBody {
  /** The HTTP status, 400 or above. */
  readonly status: number;
  /** Mostly a string, an object from a few operations. Long texts and lists are shortened, and say so. */
  readonly detail: unknown;
}

/** The server returned an error status. The message names the route, never the filled-in URL. */
export class HttpError extends RequestError implements HttpErrorBody {
  override readonly name: string = 'HttpError';
  readonly status: number;
  readonly detail: unknown;
  /** Whether a retry may help: 408, 425, 429, and what a proxy returns in place of the server, such as 502 or 522. */
  readonly isRetryable: boolean;

  constructor(route: string, { status, detail }: HttpErrorBody, text = typeof detail === 'string' ? detail : '') {
    super(route, `${status}${text && ` ${text}`}`, { outcome: outcomeOfStatus(status) });
    this.status = status;
    this.detail = excerpt(detail);
    this.isRetryable = isRetryableStatus(status);
  }
}

/** 401: the token is missing, invalid or expired. */
export class AuthenticationError extends HttpError {
  override readonly name = 'AuthenticationError';
}

/** 403: the user lacks the permission. */
export class PermissionError extends HttpError {
  override readonly name = 'PermissionError';
}

/** 404: not found. */
export class NotFoundError extends HttpError {
  override readonly name = 'NotFoundError';
  /**
   * The ids and names in the request, one of which was not found, for instance `{ board_id: '5d3f…' }`: those of its
   * path, and what ends in `_id` or `_name` in its query and its body. The message does not name them.
   */
  readonly parameters: Readonly<Record<string, string | number>>;

  constructor(route: string, body: HttpErrorBody, text?: string, parameters: NotFoundError['parameters'] = {}) {
    super(route, body, text);
    this.parameters = parameters;
  }
}

/** 409: not possible in the current state, for instance while image storage is being moved. */
export class ConflictError extends HttpError {
  override readonly name = 'ConflictError';
}

/** One invalid value in a request, as the server reports it. */
export interface ValidationIssue {
  /** The path of the value, for instance `['body', 'image_names']`. */
  readonly loc: readonly (string | number)[];
  /** What is wrong, in the server's words. */
  readonly msg: string;
  /** The kind of the issue, for instance `missing` or `string_type`. */
  readonly type: string;
}

/** 422: the server rejected the request as invalid. The values that were sent are left out. */
export class ValidationError extends HttpError {
  override readonly name = 'ValidationError';
  /** At most 100 of them. */
  readonly issues: readonly ValidationIssue[];
  /** The number of issues that the server reported. */
  readonly issueCount: number;

  constructor(
    route: string,
    body: HttpErrorBody,
    issues: readonly ValidationIssue[],
    issueCount: number = issues.length,
  ) {
    const kept = issues.slice(0, mostIssues);
    const texts = kept.map(({ loc, msg }) => `${loc.join('.')}: ${msg}`);
    super(route, body, listIssues(texts, issueCount) || undefined);
    this.issues = kept;
    this.issueCount = issueCount;
  }
}

/** 500 and above. */
export class ServerError extends HttpError {
  override readonly name = 'ServerError';
}

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

/** The response does not match its schema, or belongs to another request. */
export class ResponseError extends RequestError {
  override readonly name = 'ResponseError';
  /** At most 100 of them. */
  readonly issues: readonly {
    /** What was expected of the value. */
    readonly message: string;
    /** Where it is in the response, for instance `items.3.board_id`. Empty for the response as a whole. */
    readonly path: string;
  }[];
  /** The number of issues that were found before the rest of the response was left unread. */
  readonly issueCount: number;
  /**
   * The body of the response: parsed, or as text where it is not JSON. Long texts and lists and what is deeper than 20
   * levels are shortened, and say so.
   */
  readonly value: unknown;

  constructor(route: string, issues: ResponseError['issues'], value: unknown, issueCount: number = issues.length) {
    super(route, `unexpected response: ${listIssues(issues.slice(0, 1).map(issueText), issueCount)}`);
    this.issues = issues
      .slice(0, mostIssues)
      .map((issue) => ({ message: shorten(issue.message, longestText), path: shorten(issue.path, longestText) }));
    this.issueCount = issueCount;
    this.value = excerpt(value);
  }
}

/** The response is larger than the transport reads. It was not read further, and the request is not repeated. */
export class ResponseTooLargeError extends RequestError {
  override readonly name = 'ResponseTooLargeError';
  /** The most bytes of such a response, after decompression. */
  readonly limit: number;

  constructor(route: string, limit: number) {
    super(route, `response larger than ${limit} bytes; raise maxResponseSize, or read it as a stream`);
    this.limit = limit;
  }
}

/** The server is older than the operation. */
export class UnsupportedOperationError extends RequestError {
  override readonly name = 'UnsupportedOperationError';
  /** The first release with the operation. */
  readonly since: string;
  /** The release of the server; `undefined` if it was not read. */
  readonly server: string | undefined;

  constructor(route: string, since: string, server?: string) {
    const actual = server === undefined ? '' : `, this server is ${server}`;
    super(route, `needs InvokeAI ${since} or newer${actual}`, { outcome: 'rejected' });
    this.since = since;
    this.server = server;
  }
}

/** The server returned what InvokeAI does not, such as a web page: it lacks the operation, or is another server. */
export class NotInvokeAIError extends RequestError {
  override readonly name = 'NotInvokeAIError';
  /** The address that the request was sent to. */
  readonly baseUrl: string;

  constructor(
    route: string,
    baseUrl: string,
    options: RequestErrorOptions & {
      /** What arrived instead. Defaults to `a web page`. */
      readonly received?: string | undefined;
    } = {},
  ) {
    const { received = 'a web page' } = options;
    const reason = `received ${received}: the server lacks this operation, or ${baseUrl} is not an InvokeAI server`;
    super(route, reason, options);
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
