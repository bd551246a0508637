import type { Sandbox } from '../../src/sandbox.js';

export interface RequestOptions {
  readonly json?: unknown;
  readonly body?: BodyInit;
  readonly headers?: Record<string, string>;
}

export interface RecordedResponse {
  readonly status: number;
  readonly headers: Headers;
  /** The parsed JSON, and any other body as text. */
  readonly body: unknown;
}

/** Sends a request such as `GET /api/v1/…` to a sandbox. */
export async function request(
  sandbox: Sandbox,
  route: string,
  options: RequestOptions = {},
): Promise<RecordedResponse> {
  const response = await sandbox.fetch(...toRequest(route, options));
  const text = await response.text();
  const isJson = response.headers.get('content-type') === 'application/json' && text !== '';
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}

/** Sends a request and returns the body of its response. */
export const bodyOf = async (sandbox: Sandbox, route: string, options?: RequestOptions): Promise<unknown> =>
  (await request(sandbox, route, options)).body;

export function toRequest(
  route: string,
  { json, body, headers }: RequestOptions = {},
): [url: string, init: RequestInit] {
  const [method = '', path] = route.split(' ');
  const type = json === undefined ? {} : { 'content-type': 'application/json' };
  const content = json === undefined ? body : JSON.stringify(json);
  const init = { method, headers: { ...type, ...headers } };
  return [`http://sandbox${path}`, content === undefined ? init : { ...init, body: content }];
}
