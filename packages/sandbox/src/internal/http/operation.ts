import type { BodyReader } from '../validation/body.js';
import type { Fields, Values } from '../validation/field.js';
import { Refusal } from '../validation/http-exception.js';
import { readQuery } from '../validation/query.js';
import { collectIssues, Invalid } from '../validation/validation-error.js';
import { broken, json } from './response.js';

/** One operation of the server: `route` as its OpenAPI document spells it. */
export interface Operation {
  readonly route: string;
  readonly answer: (request: Request, path: Readonly<Record<string, string>>) => Promise<Response>;
}

type PathValues<R extends string> = R extends `${string}{${infer Name}}${infer Rest}`
  ? { readonly [K in Name]: string } & PathValues<Rest>
  : unknown;

interface Input<F extends Fields, B> {
  readonly query?: F;
  readonly body?: BodyReader<B>;
}

interface Call<R extends string, F extends Fields, B> {
  readonly request: Request;
  readonly path: PathValues<R>;
  readonly query: Values<F>;
  readonly body: B;
}

type NoFields = Record<never, never>;

/** Returns an operation that reads its input as declared, refuses what does not fit, and hands over the rest. */
export function operation<const R extends string, F extends Fields = NoFields, B = undefined>(
  route: R,
  input: Input<F, B>,
  handle: (call: Call<R, F, B>) => Response | Promise<Response>,
): Operation {
  const attempt = async (request: Request, path: Readonly<Record<string, string>>) =>
    handle({ request, path: path as PathValues<R>, ...(await read(input, request)) });
  return {
    route,
    answer: (request, path) => attempt(request, path).catch(toAnswer).catch(broken),
  };
}

function toAnswer(error: unknown): Response {
  if (error instanceof Invalid) return json({ detail: error.issues }, 422);
  if (error instanceof Refusal) return json({ detail: error.message }, error.status);
  throw error;
}

async function read<F extends Fields, B>(input: Input<F, B>, request: Request) {
  const readBody = await input.body?.(request);
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
