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
  type Refusal,
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
  type EventSchemas,
  type EventSocket,
  type EventSocketOptions,
  type NamedEvent,
  type OnceOptions,
  type RawEvent,
  type Room,
  type RoomLease,
  type SocketState,
  type StateChange,
} from './event-socket.js';
export {
  createHttpTransport,
  type Hooks,
  type HttpTransportOptions,
  type Logger,
  type RequestState,
  type ResponseState,
  type RetryState,
  type ServerAddress,
} from './http-transport.js';
export type { Progress, RequestOptions, TransferOptions } from './options.js';
export type { Token, TokenStore } from './token.js';
export type { AnyRequest, FileStream, Form, Route, RouteRequest, Schema, Transport } from './transport.js';
