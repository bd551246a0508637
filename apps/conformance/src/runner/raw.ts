/** A request that the SDK would not send. */
export interface RawRequest {
  /** The query string, or parameters to encode. */
  readonly query?: string | Readonly<Record<string, string | number | boolean>>;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent unchanged. */
  readonly body?: BodyInit;
  readonly headers?: Readonly<Record<string, string>>;
  /** Returns a redirect instead of following it. */
  readonly redirect?: 'manual';
}

/** A response with its body parsed, if it is JSON. */
interface RawResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** Sends a request to a route such as `POST /api/v1/boards/`. */
export type SendRaw = (route: string, request?: RawRequest) => Promise<RawResponse>;

/** Returns a function that sends requests to `baseUrl` without checking them. */
export function createRaw(baseUrl: string, fetch: typeof globalThis.fetch): SendRaw {
  return async (route, { query = '', json, body, headers = {}, redirect } = {}) => {
    const [method = '', path = ''] = route.split(' ', 2);
    const search = typeof query === 'string' ? query : String(new URLSearchParams(toStrings(query)));
    const url = baseUrl.replace(/\/$/, '') + path + (search && `?${search}`);
    const response = await fetch(url, { method, ...content(json, body, headers), ...(redirect && { redirect }) });
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

const toStrings = (query: Readonly<Record<string, string | number | boolean>>) =>
  Object.entries(query).map(([name, value]) => [name, String(value)]);
