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
export type {
  EventPayload,
  EventSchemas,
  EventSocket,
  NamedEvent,
  OnceOptions,
  RawEvent,
  Room,
  RoomLease,
  SocketState,
  StateChange,
} from './event-socket.js';
export { createEventSocket, type EventSocketOptions } from './event-socket.js';
export type { Hooks, Logger, RequestState, ResponseState, RetryState } from './http-transport.js';
export { createHttpTransport, type HttpTransportOptions, type ServerAddress } from './http-transport.js';
export type { Progress, RequestOptions, TransferOptions } from './options.js';
export type { Token, TokenStore } from './token.js';
export type { AnyRequest, FileStream, Form, Route, RouteRequest, Schema, Transport } from './transport.js';
