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

const longest = 500;
const classes = new Map<number, new (route: string, refusal: HttpErrorBody, text?: string) => HttpError>([
  [401, AuthenticationError],
  [403, PermissionError],
  [404, NotFoundError],
  [409, ConflictError],
]);

/** Returns the error for a status of 400 and above and the body that came with it. */
export function decodeError(route: string, status: number, body: unknown): HttpError {
  const detail = isObject(body) && 'detail' in body ? body['detail'] : withoutPage(body);
  if (status === 422) return validationError(route, { status, detail });
  const refusal: HttpErrorBody = { status, detail: typeof detail === 'string' ? cut(detail) : detail };
  const Refused = classes.get(status) ?? (status >= 500 ? ServerError : HttpError);
  return new Refused(route, refusal, message(refusal.detail));
}

/** FastAPI puts the caller's own data into `input`, and lists every known node type in `msg`: both can be huge. */
function validationError(route: string, { status, detail }: HttpErrorBody): ValidationError {
  if (!Array.isArray(detail)) return new ValidationError(route, { status, detail: cut(message(detail)) }, []);
  const issues = detail.filter(isObject).map(
    ({ loc, msg, type }): ValidationIssue => ({
      loc: Array.isArray(loc) ? loc : [],
      msg: cut(String(msg)),
      type: String(type),
    }),
  );
  return new ValidationError(route, { status, detail: issues }, issues);
}

const cut = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text);

function message(detail: unknown): string {
  if (typeof detail === 'string') return detail;
  return isObject(detail) && typeof detail['message'] === 'string' ? cut(detail['message']) : '';
}

/** A proxy says 502 with a web page that says nothing more. */
const withoutPage = (body: unknown): unknown =>
  typeof body === 'string' && /^\s*<(!doctype|html)/i.test(body) ? undefined : body;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
