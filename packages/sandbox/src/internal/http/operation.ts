import type { BodyReader } from '../validation/body.js';
import type { Fields, Values } from '../validation/field.js';
import { HttpException } from '../validation/http-exception.js';
import { readQuery } from '../validation/query.js';
import type { ServerRequest } from '../validation/server-request.js';
import { Spool } from '../validation/spool.js';
import { collectIssues, ValidationError } from '../validation/validation-error.js';
import { internalServerError, json, type ServerResponse } from './response.js';

/** One operation of the server. `route` is spelled as in its OpenAPI document. */
export interface Operation {
  readonly route: string;
  readonly handle: (request: ServerRequest, path: Readonly<Record<string, string>>) => Promise<ServerResponse>;
}

type PathValues<R extends string> = R extends `${string}{${infer Name}}${infer Rest}`
  ? { readonly [K in Name]: string } & PathValues<Rest>
  : unknown;

interface Input<F extends Fields, B> {
  readonly query?: F;
  readonly body?: BodyReader<B>;
}

interface Call<R extends string, F extends Fields, B> {
  readonly request: ServerRequest;
  readonly path: PathValues<R>;
  readonly query: Values<F>;
  readonly body: B;
}

type NoFields = Record<never, never>;

/** Returns an operation that validates its input as declared and passes it to `handle`. */
export function operation<const R extends string, F extends Fields = NoFields, B = undefined>(
  route: R,
  input: Input<F, B>,
  handle: (call: Call<R, F, B>) => ServerResponse | Promise<ServerResponse>,
): Operation {
  const attempt = async (request: ServerRequest, path: Readonly<Record<string, string>>) => {
    const spool = new Spool();
    try {
      return await handle({ request, path: path as PathValues<R>, ...(await read(input, request, spool)) });
    } finally {
      spool.remove();
    }
  };
  return {
    route,
    handle: (request, path) => attempt(request, path).catch(toErrorResponse).catch(internalServerError),
  };
}

function toErrorResponse(error: unknown): ServerResponse {
  if (error instanceof ValidationError) return json({ detail: error.issues }, 422);
  if (error instanceof HttpException) return json({ detail: error.message }, error.status);
  throw error;
}

async function read<F extends Fields, B>(input: Input<F, B>, request: ServerRequest, spool: Spool) {
  const readBody = await input.body?.(request, spool);
  const values: { query?: Values<F>; body?: B } = {};
  collectIssues([
    () => {
      values.query = readQuery(input.query ?? {}, new URL(request.url).searchParams) as Values<F>;
    },
    () => {
      if (readBody) values.body = readBody();
    },
  ]);
  return values as { query: Values<F>; body: B };
}
