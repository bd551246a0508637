import { InvokeError } from '@x/transport/errors';

export { MisplacedUploadError, NotDeletedError } from '@x/repositories/errors';
export {
  IncompleteError,
  IntermediateOutputsError,
  JobCanceledError,
  JobError,
  JobFailedError,
  JobGoneError,
  JobLostError,
  JobTimeoutError,
  NotEnqueuedError,
  NotLoggedInError,
  NotRetriedError,
  QueueFullError,
  WorkflowRefusedError,
  WorkflowValuesError,
} from '@x/services/errors';
export {
  AuthenticationError,
  ConflictError,
  ConnectionError,
  HttpError,
  InputError,
  InvokeError,
  NotFoundError,
  NotInvokeAIError,
  PermissionError,
  RedirectError,
  RequestError,
  ResponseError,
  ResponseTooLargeError,
  ServerError,
  SocketError,
  TimeoutError,
  UnsupportedOperationError,
  ValidationError,
} from '@x/transport/errors';

/** Thrown by every method of a resource after its `delete`. */
export class DeletedError extends InvokeError {
  override readonly name = 'DeletedError';

  constructor(subject: string) {
    super(`${subject} was deleted by this resource`);
  }
}
