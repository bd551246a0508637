/** A fault in the responses of a server, and a scenario that detects it. */
export interface Mutant {
  readonly title: string;
  /** The beginning of the title of a scenario. */
  readonly scenario: string;
  /** Returns the response of the mutant. `send` sends a request to the original server. */
  readonly respond: (request: Request, send: typeof globalThis.fetch) => Promise<Response>;
}

type Json = Record<string, unknown>;

/** Says whether a request matches a route such as `GET /api/v1/boards/`, or `GET /api/v1/boards/*` for all below. */
export function matchesRoute({ method, url }: Request, route: string): boolean {
  const [verb, path = ''] = route.split(' ', 2);
  const { pathname } = new URL(url);
  return method === verb && (path.endsWith('*') ? pathname.startsWith(path.slice(0, -1)) : pathname === path);
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
