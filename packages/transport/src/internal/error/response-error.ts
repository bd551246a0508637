import { excerpt, longestText, mostIssues } from '../excerpt.js';
import { issueText, listIssues } from '../list-issues.js';
import { shorten } from '../print-value.js';
import { RequestError, type RequestErrorOptions } from './request-error.js';

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

/** The server is older than the operation, or what stands in for a server cannot do it: an archive runs no graph. */
export class UnsupportedOperationError extends RequestError {
  override readonly name = 'UnsupportedOperationError';
  /** The first release with the operation; `undefined` when no release would help. */
  readonly since: string | undefined;
  /** The release of the server; `undefined` if it was not read. */
  readonly server: string | undefined;

  constructor(route: string, since: string | undefined, server?: string, reason?: string) {
    const actual = server === undefined ? '' : `, this server is ${server}`;
    super(route, reason ?? `needs InvokeAI ${since} or newer${actual}`, { outcome: 'rejected' });
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
