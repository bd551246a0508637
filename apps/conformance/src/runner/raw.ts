/** What may be said in a request that the SDK refuses to make. */
export interface RawRequest {
  /** As it stands behind the question mark, or to be encoded. */
  readonly query?: string | Readonly<Record<string, string | number | boolean>>;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as it is. */
  readonly body?: BodyInit;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer, its JSON read. */
interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** Sends whatever it is told to: a method and a path as in `POST /api/v1/boards/`. */
export type Raw = (route: string, request?: RawRequest) => Promise<RawAnswer>;

/** Returns a way to send raw requests to `baseUrl`. */
export function createRaw(baseUrl: string, fetch: typeof globalThis.fetch): Raw {
  return async (route, { query = '', json, body, headers = {} } = {}) => {
    const [method = '', path = ''] = route.split(' ', 2);
    const search = typeof query === 'string' ? query : String(new URLSearchParams(spelled(query)));
    const url = baseUrl.replace(/\/$/, '') + path + (search && `?${search}`);
    const response = await fetch(url, { method, ...content(json, body, headers) });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/json');
    return { status: response.status, headers: response.headers, body: isJson && text ? JSON.parse(text) : text };
  };
}

function content(json: unknown, body: BodyInit | undefined, headers: Readonly<Record<string, string>>): RequestInit {
  if (json !== undefined) {
    return { body: JSON.stringify(json), headers: { 'content-type': 'application/json', ...headers } };
  }
  return body === undefined ? { headers } : { body, headers };
}

const spelled = (query: Readonly<Record<string, string | number | boolean>>) =>
  Object.entries(query).map(([name, value]) => [name, String(value)]);
