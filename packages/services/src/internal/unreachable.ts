import {
  AuthenticationError,
  HttpError,
  InvokeError,
  PermissionError,
  RequestError,
  ResponseError,
  ResponseTooLargeError,
  UnsupportedOperationError,
} from '@x/transport/errors';

/** Whether a request got no response of the server itself, or one that says that it is not available. */
export function isUnreachable(error: unknown): error is RequestError {
  if (error instanceof HttpError) return error.isRetryable || (error.outcome === 'unknown' && error.status !== 500);
  const responses = [ResponseError, ResponseTooLargeError, UnsupportedOperationError];
  return error instanceof RequestError && !responses.some((Response) => error instanceof Response);
}

/** Whether the server is done with a request that failed: it has refused it, or carried it out and failed afterwards. */
export const isInternalError = (error: unknown): boolean => error instanceof HttpError && error.status === 500;

/** Whether the same request would fail again, because of what it asks for. */
export function isFinal(error: unknown): boolean {
  if (error instanceof AuthenticationError || error instanceof PermissionError) return false;
  return InvokeError.isInstance(error) && !isUnreachable(error);
}
