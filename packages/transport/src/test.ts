import { decodeJson } from './internal/http/decode-json.js';
import type { AnyRequest, ResponseSchema, Route, Transport } from './transport.js';

/** A request that a {@link FakeTransport} was asked to make. */
export type FakeRequest = readonly [route: Route, request: AnyRequest];

/**
 * A transport for tests: remembers what it was asked and answers from a queue. An answer that is an `Error` rejects, and so
 * does an aborted signal.
 * JSON answers go through the schema, so a test cannot be told what no server may say.
 */
export class FakeTransport implements Transport {
  readonly requests: FakeRequest[] = [];
  readonly responses: unknown[];

  constructor(...answers: unknown[]) {
    this.responses = answers;
  }

  async json<T>(route: Route, schema: ResponseSchema<T>, request: AnyRequest): Promise<T> {
    return decodeJson(route, schema, JSON.stringify(this.#next(route, request)));
  }

  async blob(route: Route, request: AnyRequest): Promise<Blob> {
    const answer = this.#next(route, request);
    return answer instanceof Blob ? answer : new Blob([String(answer)]);
  }

  async stream(route: Route, request: AnyRequest): Promise<ReadableStream<Uint8Array>> {
    return (await this.blob(route, request)).stream();
  }

  async send(route: Route, request: AnyRequest): Promise<void> {
    this.#next(route, request);
  }

  async request(route: Route, request: AnyRequest): Promise<Response> {
    return Response.json(this.#next(route, request));
  }

  resolve(url: string): string {
    return new URL(url, 'http://fake.invalid/').href;
  }

  #next(route: Route, request: AnyRequest): unknown {
    request.signal?.throwIfAborted();
    this.requests.push([route, request]);
    if (this.responses.length === 0)
      throw new Error(`${route}: no answer was queued for request ${this.requests.length}`);
    const answer = this.responses.shift();
    if (answer instanceof Error) throw answer;
    return answer;
  }
}
