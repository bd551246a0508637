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

/** Whether a request may have been carried out although it failed. */
export function isUncertain(error: unknown): error is InvokeError {
  return isUnreachable(error) || error instanceof ResponseError;
}

/** Whether the server has refused a request, so that nothing was done. */
export function isRefused(error: unknown): boolean {
  return error instanceof HttpError && !isUncertain(error);
}

/** Whether a request got no response of the server itself, or one that says that it is not available. */
export function isUnreachable(error: unknown): error is InvokeError {
  return (
    error instanceof ConnectionError ||
    error instanceof TimeoutError ||
    error instanceof NotInvokeAIError ||
    (error instanceof HttpError && error.isRetryable)
  );
}

/** Whether the same request would fail again, because of what it asks for. */
export function isFinal(error: unknown): boolean {
  if (error instanceof AuthenticationError || error instanceof PermissionError) return false;
  return InvokeError.isInstance(error) && !isUnreachable(error);
}
