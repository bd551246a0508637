import { excerpt, mostIssues } from '../excerpt.js';
import { listIssues } from '../list-issues.js';
import { isRetryableStatus, outcomeOfStatus } from '../status.js';
import { RequestError } from './request-error.js';

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
  /** Whether a retry may help: 408, 425, 429, and what a proxy returns in place of the server, such as 499 or 502. */
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
