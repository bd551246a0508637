/** An operation of the server. */
export interface Operation {
  readonly method: string;
  readonly path: string;
  readonly tag: string;
  /** The names of the parameters in the path and in the query. */
  readonly parameters: { readonly path: readonly string[]; readonly query: readonly string[] };
  readonly body: 'json' | 'form' | 'none';
  /** The statuses of success. */
  readonly success: readonly number[];
}

/** The part of an OpenAPI document that is read. */
interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, OpenApiOperation>>>>;
}

interface OpenApiOperation {
  readonly tags?: readonly string[];
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, unknown>> };
  readonly responses: Readonly<Record<string, unknown>>;
}

/** Returns the operations of an OpenAPI document, sorted by path and method. */
export function readOperations({ paths }: OpenApi): Operation[] {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => toOperation(method.toUpperCase(), path, operation)),
  );
  return operations.sort((a, b) => order(a.path, b.path) || order(a.method, b.method));
}

/** Returns the route of an operation, as in the repositories. */
export const routeOf = ({ method, path }: Operation): string => `${method} ${path}`;

function toOperation(method: string, path: string, operation: OpenApiOperation): Operation {
  const { tags = [], parameters = [], requestBody, responses } = operation;
  const named = (place: string) => parameters.filter((parameter) => parameter.in === place).map(({ name }) => name);
  const success = Object.keys(responses)
    .map(Number)
    .filter((status) => status >= 200 && status < 400);
  return {
    method,
    path,
    tag: tags[0] ?? 'none',
    parameters: { path: named('path'), query: named('query') },
    body: bodyKind(requestBody?.content),
    success: success.sort((a, b) => a - b),
  };
}

function bodyKind(content: Readonly<Record<string, unknown>> | undefined): Operation['body'] {
  const [type] = Object.keys(content ?? {});
  if (type === undefined) return 'none';
  return type === 'application/json' ? 'json' : 'form';
}

const order = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
