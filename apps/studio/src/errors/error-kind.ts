import { InvokeError } from '@x/transport/errors';

import type { ErrorKind } from './error-messages.js';

type ErrorName = keyof typeof import('@x/transport/errors') | keyof typeof import('@x/services/errors') | 'AbortError';

const KINDS: Readonly<Partial<Record<ErrorName, ErrorKind>>> = {
  ConnectionError: 'unreachable',
  SocketError: 'unreachable',
  TimeoutError: 'timeout',
  AuthenticationError: 'login',
  PermissionError: 'forbidden',
  NotFoundError: 'missing',
  UnsupportedOperationError: 'unsupported',
  InputError: 'invalid',
  ValidationError: 'invalid',
  AbortError: 'canceled',
  JobCanceledError: 'canceled',
  ConflictError: 'conflict',
  ServerError: 'server',
  HttpError: 'refused',
  RedirectError: 'response',
  NotInvokeAIError: 'response',
  ResponseError: 'response',
  ResponseTooLargeError: 'response',
  EmptyFileError: 'empty',
  MediaTypeError: 'media',
  UnreadableError: 'unreadable',
};

/** Returns what the name of an error of the SDK means for the person at the page. */
export const kindOfName = (name: string | undefined): ErrorKind => KINDS[name as ErrorName] ?? 'other';

/**
 * Returns what an error means for the person at the page, or `undefined` for one that is not of the SDK: its text is
 * for people already. An error that says only where something stopped is as its cause.
 */
export function errorKind(error: unknown): ErrorKind | undefined {
  if (!(error instanceof Error)) return undefined;
  const kind = KINDS[error.name as ErrorName];
  if (kind) return kind;
  return InvokeError.isInstance(error) ? (errorKind(error.cause) ?? 'other') : undefined;
}
