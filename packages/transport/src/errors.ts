// The errors of the package, each under InvokeError.

export {
  ConnectionError,
  RedirectError,
  type RedirectErrorOptions,
  SocketError,
  TimeoutError,
} from './internal/error/connection-error.js';
export {
  AuthenticationError,
  ConflictError,
  HttpError,
  type HttpErrorBody,
  NotFoundError,
  PermissionError,
  ServerError,
  ValidationError,
  type ValidationIssue,
} from './internal/error/http-error.js';
export { InputError, InvokeError } from './internal/error/invoke-error.js';
export {
  mayHaveHappened,
  RequestError,
  type RequestErrorOptions,
  type RequestOutcome,
} from './internal/error/request-error.js';
export {
  NotInvokeAIError,
  ResponseError,
  ResponseTooLargeError,
  UnsupportedOperationError,
} from './internal/error/response-error.js';
export { printValue } from './internal/print-value.js';
