import {
  AuthenticationError,
  ConnectionError,
  HttpError,
  InvokeError,
  NotInvokeAIError,
  PermissionError,
  ResponseError,
  TimeoutError,
} from '@x/transport/errors';

/** Says whether a request may have been carried out although it failed. */
export function isUncertain(error: unknown): error is InvokeError {
  return isUnreachable(error) || error instanceof ResponseError;
}

/** Says whether the server was not there to answer, or something before it answered in its place. */
export function isUnreachable(error: unknown): error is InvokeError {
  return (
    error instanceof ConnectionError ||
    error instanceof TimeoutError ||
    error instanceof NotInvokeAIError ||
    (error instanceof HttpError && error.isRetryable)
  );
}

/** Says whether asking the same again will bring the same answer: it is what was asked for that is wrong. */
export function isFinal(error: unknown): boolean {
  if (error instanceof AuthenticationError || error instanceof PermissionError) return false;
  return InvokeError.isInstance(error) && !isUnreachable(error);
}
