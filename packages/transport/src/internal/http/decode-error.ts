import {
  AuthenticationError,
  ConflictError,
  HttpError,
  type HttpErrorBody,
  NotFoundError,
  PermissionError,
  ServerError,
  ValidationError,
  type ValidationIssue,
} from '../../errors.js';
import { excerpt, mostIssues, type Redact, toText } from '../excerpt.js';
import { isRecord } from '../is-record.js';
import type { RequestParameters } from './parameters-of.js';

/** A response with an error status. */
export interface ErrorResponse {
  readonly status: number;
  readonly body: unknown;
  /** Removes secrets from what the error keeps of the body. */
  readonly redact?: Redact | undefined;
  /** The ids and names of the request. */
  readonly parameters?: RequestParameters | undefined;
}

const classes = new Map<number, new (route: string, body: HttpErrorBody, text?: string) => HttpError>([
  [401, AuthenticationError],
  [403, PermissionError],
  [409, ConflictError],
]);
const unchanged: Redact = (text) => text;

/** Returns the error for a status of 400 and above and the body of the response, whatever that is. */
export function decodeError(route: string, response: ErrorResponse): HttpError {
  const { status, body, redact = unchanged, parameters } = response;
  const detail = isRecord(body) && 'detail' in body ? body['detail'] : withoutPage(body);
  if (status === 422) return validationError(route, detail, redact);
  const kept = { status, detail: excerpt(detail, redact) };
  const text = messageOf(detail, redact);
  if (status === 404) return new NotFoundError(route, kept, text, parameters);
  const ErrorClass = classes.get(status) ?? (status >= 500 ? ServerError : HttpError);
  return new ErrorClass(route, kept, text);
}

/** FastAPI puts the caller's own data into `input`, and lists every known node type in `msg`: both can be huge. */
function validationError(route: string, detail: unknown, redact: Redact): ValidationError {
  const list = isRecord(detail) && ('msg' in detail || 'loc' in detail) ? [detail] : detail;
  if (!Array.isArray(list)) return new ValidationError(route, { status: 422, detail: messageOf(detail, redact) }, []);
  const issues = list.slice(0, mostIssues).map((issue) => toIssue(issue, redact));
  return new ValidationError(route, { status: 422, detail: issues }, issues, list.length);
}

function toIssue(issue: unknown, redact: Redact): ValidationIssue {
  if (!isRecord(issue)) return { loc: [], msg: toText(issue, redact), type: '' };
  const { loc, msg, type } = issue;
  const parts: readonly unknown[] = Array.isArray(loc) ? loc.slice(0, mostIssues) : loc === undefined ? [] : [loc];
  return {
    loc: parts.map((part) => (typeof part === 'number' ? part : toText(part, redact))),
    msg: toText(msg, redact),
    type: toText(type, redact),
  };
}

function messageOf(detail: unknown, redact: Redact): string {
  const text = isRecord(detail) ? detail['message'] : detail;
  return typeof text === 'string' ? toText(text, redact) : '';
}

/** A proxy returns a web page with 502, which adds nothing. */
const withoutPage = (body: unknown): unknown =>
  typeof body === 'string' && /^\s*<(!doctype|html)/i.test(body) ? undefined : body;
