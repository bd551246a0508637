import type { Sandbox } from '@x/sandbox';

/** How many files are in flight at once. */
export const IN_FLIGHT = 4;

/** A server that stops to respond to some requests. */
export interface HoldingServer {
  readonly fetch: typeof globalThis.fetch;
  /** Resolves when as many as can be in flight wait for a response. */
  readonly held: Promise<void>;
  /** All requests so far, with what was sent, such as `POST /api/v1/images/images_by_names {…}`. */
  readonly requests: readonly string[];
  /** How many of those that match there were so far. */
  count(): number;
  /** Carries out what is held, and holds nothing any more. Resolves when it is done. */
  release(): Promise<void>;
}

/** Returns a server that responds to `after` requests that match, and to others. */
export function holdingServer(sandbox: Pick<Sandbox, 'fetch'>, pattern: RegExp, after: number): HoldingServer {
  let count = 0;
  const { promise: held, resolve: hold } = Promise.withResolvers<void>();
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const carriedOut: Promise<unknown>[] = [];
  const requests: string[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const { pathname, search } = new URL(request.url);
    const { url, method, headers } = request;
    const body = method === 'GET' ? undefined : await request.arrayBuffer();
    const isJson = headers.get('content-type')?.includes('json');
    requests.push(`${method} ${pathname}${search}${isJson ? ` ${new TextDecoder().decode(body)}` : ''}`);
    const send = () => sandbox.fetch(url, { method, headers, ...(body && { body }) });
    if (!pattern.test(`${method} ${pathname}`)) return send();
    const at = count++;
    if (at === after + IN_FLIGHT - 1) hold();
    if (at >= after) await released;
    const response = send();
    carriedOut.push(response);
    return response;
  };
  return {
    ...{ fetch, held, requests },
    count: () => count,
    async release() {
      release();
      while (carriedOut.length < count) await new Promise(setImmediate);
      await Promise.all(carriedOut);
    },
  };
}
