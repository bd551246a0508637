import { decodeJson } from './internal/http/decode-json.js';
import { parseJson } from './internal/http/parse-json.js';
import type { AnyRequest, ResponseSchema, Route, Transport } from './transport.js';

/** A request that was made with a {@link FakeTransport}. */
export type FakeRequest = readonly [route: Route, request: AnyRequest];

/**
 * A transport for tests that records requests and returns queued responses. A response that is an `Error` rejects, and
 * so does an aborted signal. JSON responses are validated by the schema, so a test cannot return what no server would.
 */
export class FakeTransport implements Transport {
  /** The requests so far, in order. */
  readonly requests: FakeRequest[] = [];
  /** Those that are still to be returned, the next one first. */
  readonly responses: unknown[];

  constructor(...responses: unknown[]) {
    this.responses = responses;
  }

  async json<T>(route: Route, schema: ResponseSchema<T>, request: AnyRequest): Promise<T> {
    const text = JSON.stringify(this.#next(route, request)) ?? '';
    return decodeJson(route, schema, parseJson(text, { route, redact: (part) => part }));
  }

  async blob(route: Route, request: AnyRequest): Promise<Blob> {
    const response = this.#next(route, request);
    return response instanceof Blob ? response : new Blob([String(response)]);
  }

  async stream(route: Route, request: AnyRequest): Promise<ReadableStream<Uint8Array>> {
    return (await this.blob(route, request)).stream();
  }

  async send(route: Route, request: AnyRequest): Promise<void> {
    this.#next(route, request);
  }

  async request(route: Route, request: AnyRequest): Promise<Response> {
    const response = this.#next(route, request);
    return response instanceof Response ? response : Response.json(response);
  }

  resolve(url: string): string {
    return new URL(url, 'http://fake.invalid/').href;
  }

  #next(route: Route, request: AnyRequest): unknown {
    request.signal?.throwIfAborted();
    this.requests.push([route, request]);
    if (this.responses.length === 0) {
      throw new Error(`${route}: no response queued for request ${this.requests.length}; pass it to the constructor`);
    }
    const response = this.responses.shift();
    if (response instanceof Error) throw response;
    return response;
  }
}
