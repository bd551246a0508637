import type { StandardSchemaV1 } from '@standard-schema/spec';

import type { FileSource } from './file.js';
import type { TransferOptions } from './options.js';

/** An operation, spelled exactly as in the server's OpenAPI document. */
export type Route = `${'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'} /${string}`;

/** Validates a response and gives it a type: any Standard Schema, such as those of `@x/models`. */
export type ResponseSchema<T> = StandardSchemaV1<unknown, T>;

/** The parts of a multipart form: texts and files. */
export type MultipartForm = Readonly<Record<string, string | FileSource | undefined>>;

type PathParams<R extends string> = R extends `${string}{${infer Name}}${infer Rest}`
  ? { readonly [K in Name]: string | number } & PathParams<Rest>
  : unknown;

/** Part of a file. */
export interface ByteRange {
  /** The first byte, counted from 0. */
  readonly start: number;
  /** The byte after the last one. Left out, the range ends with the file. */
  readonly end?: number | undefined;
}

/** A request to any route. */
export interface AnyRequest extends TransferOptions {
  /** The parameters of the route. They are percent-encoded. */
  readonly path?: Readonly<Record<string, string | number>>;
  /** `undefined` and `null` are omitted, a list becomes repeated keys. */
  readonly query?: object | undefined;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as `multipart/form-data`. */
  readonly form?: MultipartForm | undefined;
  /**
   * Whether to retry after a lost response. Defaults to true for GET and HEAD, false for other methods. With `refused`
   * only after a 429, by which a busy server refuses a request that it has not begun.
   */
  readonly repeatable?: boolean | 'refused' | undefined;
  /** Requests part of a file. A server may return less of it, or ignore it and return the whole file. */
  readonly range?: ByteRange | undefined;
  /** The first release with this operation, where not all supported releases have it. */
  readonly since?: string | undefined;
  /**
   * Whether a release before `since` has another operation at this route. Then it is not sent before the server's release
   * is known, which takes one more request, at most once a minute.
   */
  readonly reusesRoute?: boolean | undefined;
}

/** The caller's options and the parameters of the route. */
export type RouteRequest<R extends Route> = AnyRequest &
  (unknown extends PathParams<R>
    ? {
        /** Absent: the route has no parameters. */
        readonly path?: never;
      }
    : {
        /** A value for each parameter of the route. They are percent-encoded. */
        readonly path: PathParams<R>;
      });

/** HTTP transport for one server. Rejects with an `InvokeError`, or with the signal's own reason after an abort. */
export interface Transport {
  /** Returns the JSON body, validated by `schema`. */
  json<const R extends Route, T>(route: R, schema: ResponseSchema<T>, request: RouteRequest<R>): Promise<T>;
  /** Returns the whole body. */
  blob<const R extends Route>(route: R, request: RouteRequest<R>): Promise<Blob>;
  /** Returns the body as it arrives, in constant memory. The timeout applies to each chunk. */
  stream<const R extends Route>(route: R, request: RouteRequest<R>): Promise<ReadableStream<Uint8Array>>;
  /** Sends a request and discards the response body. */
  send<const R extends Route>(route: R, request: RouteRequest<R>): Promise<void>;
  /** Returns the response as it is, for an operation that the SDK does not know. */
  request<const R extends Route>(route: R, request: RouteRequest<R>): Promise<Response>;
  /** Returns the absolute URL of a relative one in a response, such as `image_url`, which lacks the sub-path. */
  resolve(url: string): string;
}
