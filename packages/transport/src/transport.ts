import type { StandardSchemaV1 } from '@standard-schema/spec';

import type { TransferOptions } from './options.js';

/** An operation, spelled exactly as the server's OpenAPI document spells it. */
export type Route = `${'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'} /${string}`;

/** Checks an answer and says what type it has: any Standard Schema, such as those of `@x/models`. */
export type ResponseSchema<T> = StandardSchemaV1<unknown, T>;

/** The parts of a multipart form. A stream is sent as it is read; it needs the name and type of a file. */
export type MultipartForm = Readonly<Record<string, string | Blob | FileStream | undefined>>;

/** A file whose bytes come from a stream, so that it never stands in memory whole. */
export interface FileStream {
  readonly stream: ReadableStream<Uint8Array>;
  readonly name: string;
  /** Its media type, such as `image/png`. */
  readonly type: string;
  /** Its bytes, when known; without it progress has no total. */
  readonly size?: number | undefined;
}

type PathParams<R extends string> = R extends `${string}{${infer Name}}${infer Rest}`
  ? { readonly [K in Name]: string | number } & PathParams<Rest>
  : unknown;

/** A request to any route. */
export interface AnyRequest extends TransferOptions {
  /** The parameters that stand in the route. They are percent-encoded. */
  readonly path?: Readonly<Record<string, string | number>>;
  /** `undefined` and `null` are left out, a list becomes repeated keys. */
  readonly query?: object | undefined;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as `multipart/form-data`. */
  readonly form?: MultipartForm | undefined;
  /**
   * May it be sent again after a lost answer?
   *
   * @default true for GET and HEAD, false for everything else
   */
  readonly repeatable?: boolean | undefined;
  /** The first release of the server that has this operation, when not all supported ones have it. */
  readonly since?: string | undefined;
}

/** What a repository says about one request: the caller's options and what the route needs. */
export type RouteRequest<R extends Route> = AnyRequest &
  (unknown extends PathParams<R> ? { readonly path?: never } : { readonly path: PathParams<R> });

/** Carries requests to the server. Rejects with an `InvokeError`, or when aborted with the signal's own reason. */
export interface Transport {
  /** Returns the answer's JSON body, checked against `schema`. */
  json<const R extends Route, T>(route: R, schema: ResponseSchema<T>, request: RouteRequest<R>): Promise<T>;
  /** Returns the answer's body whole. */
  blob<const R extends Route>(route: R, request: RouteRequest<R>): Promise<Blob>;
  /** Returns the answer's body as it arrives, in constant memory. Each chunk must come within the timeout. */
  stream<const R extends Route>(route: R, request: RouteRequest<R>): Promise<ReadableStream<Uint8Array>>;
  /** Ignores the answer's body. */
  send<const R extends Route>(route: R, request: RouteRequest<R>): Promise<void>;
  /** Returns the answer as it is: for an operation that the SDK does not know. */
  request<const R extends Route>(route: R, request: RouteRequest<R>): Promise<Response>;
  /** Returns the whole URL of a relative one in an answer, such as `image_url`; those never hold the sub-path. */
  resolve(url: string): string;
}
