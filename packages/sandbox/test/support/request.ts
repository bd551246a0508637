import type { Sandbox } from '../../src/sandbox.js';

export interface Question {
  readonly json?: unknown;
  readonly body?: BodyInit;
  readonly headers?: Record<string, string>;
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  /** What JSON stands for, and any other body as text. */
  readonly body: unknown;
}

/** Asks a sandbox `GET /api/v1/…`, or whatever the method. */
export async function ask(sandbox: Sandbox, route: string, question: Question = {}): Promise<Reply> {
  const response = await sandbox.fetch(...toRequest(route, question));
  const text = await response.text();
  const isJson = response.headers.get('content-type') === 'application/json' && text !== '';
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}

/** Asks and returns the body alone. */
export const bodyOf = async (sandbox: Sandbox, route: string, question?: Question): Promise<unknown> =>
  (await ask(sandbox, route, question)).body;

export function toRequest(route: string, { json, body, headers }: Question = {}): [url: string, init: RequestInit] {
  const [method = '', path] = route.split(' ');
  const type = json === undefined ? {} : { 'content-type': 'application/json' };
  const content = json === undefined ? body : JSON.stringify(json);
  const init = { method, headers: { ...type, ...headers } };
  return [`http://sandbox${path}`, content === undefined ? init : { ...init, body: content }];
}
