const brand = Symbol.for('x.invoke-error');

/** Everything that goes wrong between a program and its InvokeAI server. */
export class InvokeError extends Error {
  override readonly name: string = 'InvokeError';

  get [brand](): true {
    return true;
  }

  /** Says whether `value` is one of these errors, also across two copies of this package. */
  static isInstance(value: unknown): value is InvokeError {
    return typeof value === 'object' && value !== null && brand in value;
  }
}

/** Refused before any request was made. */
export class InputError extends InvokeError {
  override readonly name = 'InputError';
  readonly argument: string;
  readonly reason: string;
  /** The number that was overstepped, if it was one. */
  readonly limit: number | undefined;

  constructor(argument: string, reason: string, limit?: number) {
    super(`${argument}: ${reason}`);
    this.argument = argument;
    this.reason = reason;
    this.limit = limit;
  }
}

/** What the server said when it said no. */
export interface HttpErrorBody {
  readonly status: number;
  /** The server's own words: a string as a rule, an object from a few operations. */
  readonly detail: unknown;
}

/** The server said no. The message names the route, never the filled-in URL. */
export class HttpError extends InvokeError {
  override readonly name: string = 'HttpError';
  readonly route: string;
  readonly status: number;
  readonly detail: unknown;
  /** Sending again may help. A 500 is this server's ordinary refusal, so it is not among them. */
  readonly isRetryable: boolean;

  constructor(route: string, { status, detail }: HttpErrorBody, text = typeof detail === 'string' ? detail : '') {
    super(`${route}: ${status}${text && ` ${text}`}`);
    this.route = route;
    this.status = status;
    this.detail = detail;
    this.isRetryable = [408, 429, 502, 503, 504].includes(status);
  }
}

/** 401: no token, or one that the server does not take any more. */
export class AuthenticationError extends HttpError {
  override readonly name = 'AuthenticationError';
}

/** 403: not yours. */
export class PermissionError extends HttpError {
  override readonly name = 'PermissionError';
}

/** 404: no such thing. */
export class NotFoundError extends HttpError {
  override readonly name = 'NotFoundError';
}

/** 409: not now, for instance while image storage is being moved. */
export class ConflictError extends HttpError {
  override readonly name = 'ConflictError';
}

/** One complaint of the server about what it was sent. */
export interface ValidationIssue {
  /** Where, for instance `['body', 'image_names']`. */
  readonly loc: readonly (string | number)[];
  readonly msg: string;
  readonly type: string;
}

/** 422: the server found the request malformed. Its echo of what was sent is left out. */
export class ValidationError extends HttpError {
  override readonly name = 'ValidationError';
  readonly issues: readonly ValidationIssue[];

  constructor(route: string, refusal: HttpErrorBody, issues: readonly ValidationIssue[]) {
    super(route, refusal, issues.map(({ loc, msg }) => `${loc.join('.')}: ${msg}`).join('; ') || undefined);
    this.issues = issues;
  }
}

/** 500 and above. */
export class ServerError extends HttpError {
  override readonly name = 'ServerError';
}

/** No answer came, or it broke off. What was asked may have happened all the same. */
export class ConnectionError extends InvokeError {
  override readonly name = 'ConnectionError';
  readonly route: string;

  constructor(route: string, reason: string, options?: ErrorOptions) {
    super(`${route}: no answer: ${reason}`, options);
    this.route = route;
  }
}

/** No answer came in time. What was asked may have happened all the same. */
export class TimeoutError extends InvokeError {
  override readonly name = 'TimeoutError';
  readonly route: string;
  /** Milliseconds waited. */
  readonly timeout: number;

  constructor(route: string, timeout: number) {
    super(`${route}: no answer within ${timeout} ms`);
    this.route = route;
    this.timeout = timeout;
  }
}

/** An answer came that the schema refuses. */
export class ResponseError extends InvokeError {
  override readonly name = 'ResponseError';
  readonly route: string;
  readonly issues: readonly { readonly message: string; readonly path: string }[];
  /** The answer's body, as it came. */
  readonly value: unknown;

  constructor(route: string, issues: ResponseError['issues'], value: unknown) {
    const [first] = issues;
    const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : '';
    super(`${route}: unexpected answer: ${first?.path ? `${first.path}: ` : ''}${first?.message ?? ''}${more}`);
    this.route = route;
    this.issues = issues;
    this.value = value;
  }
}

/** This server is older than the operation. */
export class UnsupportedOperationError extends InvokeError {
  override readonly name = 'UnsupportedOperationError';
  readonly route: string;
  /** The first release that has it. */
  readonly since: string;
  /** The release that answered. */
  readonly server: string;

  constructor(route: string, since: string, server: string) {
    super(`${route}: needs InvokeAI ${since} or newer, this server is ${server}`);
    this.route = route;
    this.since = since;
    this.server = server;
  }
}

/** A web page came where data was expected: no such operation on this server, or not an InvokeAI at all. */
export class NotInvokeAIError extends InvokeError {
  override readonly name = 'NotInvokeAIError';
  readonly route: string;
  readonly baseUrl: string;

  constructor(route: string, baseUrl: string) {
    super(
      `${route}: a web page came instead of data: no such operation there, or ${baseUrl} is not an InvokeAI server`,
    );
    this.route = route;
    this.baseUrl = baseUrl;
  }
}

/** No events came any more, or none to begin with. */
export class SocketError extends InvokeError {
  override readonly name = 'SocketError';
  readonly reason: string;

  constructor(reason: string, options?: ErrorOptions) {
    super(`events: ${reason}`, options);
    this.reason = reason;
  }
}
