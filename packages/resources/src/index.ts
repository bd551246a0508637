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
  ResponseError,
  ServerError,
  TimeoutError,
  UnsupportedOperationError,
  ValidationError,
} from '@x/transport/errors';
export { BoardResource, type BoardResourceStores } from './board.js';
export { type Client, createClient } from './client.js';
export { DeletedError } from './deleted-error.js';
export { ImageResource, type ImageStore } from './image.js';
