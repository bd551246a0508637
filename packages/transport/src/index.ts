export {
  AuthenticationError,
  ConflictError,
  ConnectionError,
  HttpError,
  type HttpErrorBody,
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
  type ValidationIssue,
} from './errors.js';
export {
  createEventSocket,
  type EventPayload,
  type EventRoom,
  type EventRoomLease,
  type EventSchemas,
  type EventSocket,
  type EventSocketOptions,
  type NamedEvent,
  type OnceOptions,
  type RawEvent,
  type SocketState,
  type SocketStateChange,
} from './event-socket.js';
export {
  createHttpTransport,
  type HttpTransportOptions,
  type RequestState,
  type ResponseState,
  type RetryState,
  type ServerAddress,
  type TransportHooks,
  type TransportLogger,
} from './http-transport.js';
export type { RequestOptions, TransferOptions, TransferProgress } from './options.js';
export { createTokenStore, type Token, type TokenStore } from './token.js';
export type {
  AnyRequest,
  FileStream,
  MultipartForm,
  ResponseSchema,
  Route,
  RouteRequest,
  Transport,
} from './transport.js';
