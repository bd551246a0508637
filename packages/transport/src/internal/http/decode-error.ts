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
import { isRecord } from '../is-record.js';
import { shorten } from '../print-value.js';

const longestText = 500;
const classes = new Map<number, new (route: string, body: HttpErrorBody, text?: string) => HttpError>([
  [401, AuthenticationError],
  [403, PermissionError],
  [404, NotFoundError],
  [409, ConflictError],
]);

/** Returns the error for a status of 400 and above and the body of the response. */
export function decodeError(route: string, status: number, body: unknown): HttpError {
  const detail = isRecord(body) && 'detail' in body ? body['detail'] : withoutPage(body);
  if (status === 422) return validationError(route, { status, detail });
  const error: HttpErrorBody = { status, detail: typeof detail === 'string' ? cut(detail) : detail };
  const ErrorClass = classes.get(status) ?? (status >= 500 ? ServerError : HttpError);
  return new ErrorClass(route, error, messageOf(error.detail));
}

/** FastAPI puts the caller's own data into `input`, and lists every known node type in `msg`: both can be huge. */
function validationError(route: string, { status, detail }: HttpErrorBody): ValidationError {
  if (!Array.isArray(detail)) return new ValidationError(route, { status, detail: cut(messageOf(detail)) }, []);
  const issues = detail.filter(isRecord).map(
    ({ loc, msg, type }): ValidationIssue => ({
      loc: Array.isArray(loc) ? loc : [],
      msg: cut(String(msg)),
      type: String(type),
    }),
  );
  return new ValidationError(route, { status, detail: issues }, issues);
}

const cut = (text: string): string => shorten(text, longestText);

function messageOf(detail: unknown): string {
  if (typeof detail === 'string') return detail;
  return isRecord(detail) && typeof detail['message'] === 'string' ? cut(detail['message']) : '';
}

/** A proxy returns a web page with 502, which adds nothing. */
const withoutPage = (body: unknown): unknown =>
  typeof body === 'string' && /^\s*<(!doctype|html)/i.test(body) ? undefined : body;
