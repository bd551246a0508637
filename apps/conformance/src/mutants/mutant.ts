/** A way in which a server could be wrong, and a story that would notice. */
export interface Lie {
  readonly title: string;
  /** The beginning of the title of a scenario. */
  readonly scenario: string;
  /** Returns what the liar says instead. It may ask the honest server. */
  readonly tell: (request: Request, honest: typeof globalThis.fetch) => Promise<Response>;
}

type Json = Record<string, unknown>;

/** Says whether the request is the one: `GET /api/v1/boards/`, the path as a beginning if it ends in `*`. */
export function isAsked({ method, url }: Request, route: string): boolean {
  const [verb, path = ''] = route.split(' ', 2);
  const { pathname } = new URL(url);
  return method === verb && (path.endsWith('*') ? pathname.startsWith(path.slice(0, -1)) : pathname === path);
}

/** Returns a liar that answers one route with what `change` makes of the honest answer. */
export const instead =
  (route: string, change: (answer: Response) => Response | Promise<Response>): Lie['tell'] =>
  async (request, honest) => {
    const answer = await honest(request);
    return isAsked(request, route) ? change(answer) : answer;
  };

/** Returns a change of the JSON of an answer. */
export const json =
  (change: (body: Json) => unknown) =>
  async (answer: Response): Promise<Response> => {
    const { status, headers } = answer;
    const body = change(await answer.json());
    return new Response(JSON.stringify(body), { status, headers: withoutLength(headers) });
  };

/** Returns a change of the status of an answer. */
export const status =
  (code: number) =>
  async (answer: Response): Promise<Response> =>
    new Response(await answer.arrayBuffer(), { status: code, headers: answer.headers });

/** Returns a change of a header of an answer; `undefined` takes it away. */
export const header =
  (name: string, value: string | undefined) =>
  async (answer: Response): Promise<Response> => {
    const headers = new Headers(answer.headers);
    if (value === undefined) headers.delete(name);
    else headers.set(name, value);
    return new Response(await answer.arrayBuffer(), { status: answer.status, headers });
  };

function withoutLength(headers: Headers): Headers {
  const rest = new Headers(headers);
  rest.delete('content-length');
  return rest;
}
