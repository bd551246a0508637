export { type CreateAuthOptions, createAuth } from './auth.js';
export { BoardResource, type BoardResourceStores } from './board.js';
export { type Client, type ClientOptions, createClient } from './client.js';
export { type Environment, type EnvironmentOptions, fromEnvironment } from './environment.js';
export {
  AuthenticationError,
  ConflictError,
  ConnectionError,
  DeletedError,
  HttpError,
  IncompleteError,
  InputError,
  IntermediateOutputsError,
  InvokeError,
  JobCanceledError,
  JobError,
  JobFailedError,
  JobGoneError,
  JobLostError,
  JobTimeoutError,
  MisplacedUploadError,
  NotDeletedError,
  NotEnqueuedError,
  NotFoundError,
  NotInvokeAIError,
  NotLoggedInError,
  NotRetriedError,
  PermissionError,
  QueueFullError,
  RedirectError,
  RequestError,
  ResponseError,
  ResponseTooLargeError,
  ServerError,
  SocketError,
  TimeoutError,
  UnsupportedOperationError,
  ValidationError,
  WorkflowRefusedError,
  WorkflowValuesError,
} from './errors.js';
export {
  type BatchValues,
  createGraph,
  GraphBuilder,
  type LintFinding,
  type LintInput,
  type LintOptions,
  lintGraph,
  NodeCatalog,
  NodeHandle,
  type NodeInputs,
  NodeOutputRef,
} from './graph.js';
export { ImageResource, type ImageStore } from './image.js';
export { toDate } from './timestamp.js';
export { VideoResource, type VideoStore } from './video.js';
