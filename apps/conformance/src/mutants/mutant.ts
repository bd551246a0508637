import { isRecord } from '../record.js';

/** A fault in the responses of a server. */
export interface Mutant {
  readonly title: string;
  /** The beginning of the title of a scenario that detects it; without one, generated sequences do. */
  readonly scenario?: string;
  /** Returns the response of the mutant. `send` sends a request to the original server. */
  readonly respond: (request: Request, send: typeof globalThis.fetch) => Promise<Response>;
}

type Json = Record<string, unknown>;

/**
 * Says whether a request matches a route such as `GET /api/v1/boards/`. A `*` in a path matches any text, as method any
 * method.
 */
export function matchesRoute({ method, url }: Request, route: string): boolean {
  const [verb, path = ''] = route.split(' ', 2);
  const pattern = path.split('*').map((part) => part.replace(/[.?+^$()[\]{}|\\]/g, '\\$&'));
  return (verb === '*' || method === verb) && new RegExp(`^${pattern.join('.*')}$`).test(new URL(url).pathname);
}

/** Returns a mutant that changes the responses of one route. */
export const changeResponse =
  (route: string, change: (response: Response) => Response | Promise<Response>): Mutant['respond'] =>
  async (request, send) => {
    const response = await send(request);
    return matchesRoute(request, route) ? change(response) : response;
  };

/** Returns a change of a JSON body. */
export const json =
  (change: (body: Json) => unknown) =>
  async (response: Response): Promise<Response> => {
    const isJson = response.headers.get('content-type')?.startsWith('application/json');
    return isJson ? withBody(response, change(await response.json())) : response;
  };

/** Returns a response with another JSON body, whose length is said correctly. */
function withBody({ status: code, headers }: Response, value: unknown): Response {
  const body = JSON.stringify(value);
  const changed = new Headers(headers);
  changed.set('content-length', String(Buffer.byteLength(body)));
  return new Response(body, { status: code, headers: changed });
}

/** Returns a change of the status. */
export const status =
  (code: number) =>
  async (response: Response): Promise<Response> =>
    new Response(await response.arrayBuffer(), { status: code, headers: response.headers });

/** Returns a change of a header. `undefined` removes it. */
export const header =
  (name: string, value: string | undefined) =>
  async (response: Response): Promise<Response> => {
    const headers = new Headers(response.headers);
    if (value === undefined) headers.delete(name);
    else headers.set(name, value);
    return new Response(await response.arrayBuffer(), { status: response.status, headers });
  };

/** Returns a mutant that changes the URL of requests to one route before they arrive. */
export const changeUrl =
  (route: string, change: (url: URL) => void): Mutant['respond'] =>
  async (request, send) => {
    const url = new URL(request.url);
    if (matchesRoute(request, route)) change(url);
    return send(new Request(url, request));
  };

/** Returns a change of every object in a JSON body. */
export const eachObject = (change: (object: Json) => Json): ((response: Response) => Promise<Response>) => {
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (!isRecord(value)) return value;
    return change(Object.fromEntries(Object.entries(value).map(([key, member]) => [key, walk(member)])));
  };
  return json(walk);
};

/** Returns a change of one field wherever it occurs in a JSON body. */
export const eachField = (
  key: string,
  change: (value: unknown, object: Json) => unknown,
): ((response: Response) => Promise<Response>) =>
  eachObject((object) => (key in object ? { ...object, [key]: change(object[key], object) } : object));

/** Returns a change of the responses with one status. */
export const onlyStatus =
  (code: number, change: (response: Response) => Response | Promise<Response>) =>
  (response: Response): Response | Promise<Response> =>
    response.status === code ? change(response) : response;
