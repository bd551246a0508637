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
  SocketError,
  TimeoutError,
  UnsupportedOperationError,
  ValidationError,
} from '@x/transport/errors';
export { BoardResource, type BoardResourceStores } from './board.js';
export { type Client, type ClientOptions, createClient } from './client.js';
export { DeletedError } from './errors.js';
export { ImageResource, type ImageStore } from './image.js';
