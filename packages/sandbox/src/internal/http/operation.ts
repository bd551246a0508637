import type { BodyReader } from '../validation/body.js';
import type { Fields, Values } from '../validation/field.js';
import { HttpException } from '../validation/http-exception.js';
import { readQuery } from '../validation/query.js';
import type { ServerRequest } from '../validation/server-request.js';
import { Spool } from '../validation/spool.js';
import { collectIssues, ValidationError } from '../validation/validation-error.js';
import type { Access, Authenticator, Identity } from './identity.js';
import { internalServerError, json, type ServerResponse } from './response.js';

/** One operation of the server. `route` is spelled as in its OpenAPI document. */
export interface Operation {
  readonly route: string;
  readonly handle: (
    request: ServerRequest,
    path: Readonly<Record<string, string>>,
    server: ServerGuards,
  ) => Promise<ServerResponse>;
}

/** What may refuse a request before its operation begins. */
interface ServerGuards {
  readonly authenticator: Authenticator;
  /** Throws when the server cannot carry out a valid request now. */
  readonly guard?: (() => void) | undefined;
}

type PathValues<R extends string> = R extends `${string}{${infer Name}}${infer Rest}`
  ? { readonly [K in Name]: string } & PathValues<Rest>
  : unknown;

interface Input<F extends Fields, B> {
  readonly query?: F;
  readonly body?: BodyReader<B>;
  /**
   * Who may use the operation.
   *
   * @default 'user'
   */
  readonly access?: Access;
}

interface Call<R extends string, F extends Fields, B> {
  readonly request: ServerRequest;
  readonly path: PathValues<R>;
  readonly query: Values<F>;
  readonly body: B;
  /** Who makes the request: in single-user mode the administrator `system`. */
  readonly user: Identity;
}

type NoFields = Record<never, never>;

/** Returns an operation that validates its input as declared and passes it to `handle`. */
export function operation<const R extends string, F extends Fields = NoFields, B = undefined>(
  route: R,
  input: Input<F, B>,
  handle: (call: Call<R, F, B>) => ServerResponse | Promise<ServerResponse>,
): Operation {
  const attempt: Operation['handle'] = async (request, path, { authenticator, guard }) => {
    const spool = new Spool();
    try {
      const { user, ...values } = await read(input, { request, spool, authenticator });
      guard?.();
      const response = await handle({ request, path: path as PathValues<R>, user, ...values });
      return renewed(response, request, authenticator);
    } finally {
      spool.remove();
    }
  };
  return {
    route,
    handle: (...call) =>
      attempt(...call)
        .catch(toErrorResponse)
        .catch(internalServerError),
  };
}

const READS = ['GET', 'HEAD'];

/** Returns a response with a new token, unless the request failed, only read, or the response has one already. */
function renewed(response: ServerResponse, request: ServerRequest, authenticator: Authenticator): ServerResponse {
  if (response.status >= 400 || READS.includes(request.method)) return response;
  const token = authenticator.renew(request);
  return token === undefined ? response : { ...response, headers: { 'x-refreshed-token': token, ...response.headers } };
}

function toErrorResponse(error: unknown): ServerResponse {
  if (error instanceof ValidationError) return json({ detail: error.issues }, 422);
  if (error instanceof HttpException) return json({ detail: error.message }, error.status, error.headers);
  throw error;
}

interface Source {
  readonly request: ServerRequest;
  readonly spool: Spool;
  readonly authenticator: Authenticator;
}

/** The server reads the bytes of the body first, then asks who makes the request, then checks the values. */
async function read<F extends Fields, B>(input: Input<F, B>, { request, spool, authenticator }: Source) {
  const readBody = await input.body?.(request, spool);
  const user = authenticator.identify(request, input.access ?? 'user');
  const values: { query?: Values<F>; body?: B } = {};
  collectIssues([
    () => {
      values.query = readQuery(input.query ?? {}, new URL(request.url).searchParams) as Values<F>;
    },
    () => {
      if (readBody) values.body = readBody();
    },
  ]);
  return { ...(values as { query: Values<F>; body: B }), user };
}
