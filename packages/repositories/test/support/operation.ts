import type { TransferOptions } from '@x/transport/options';
import { FakeTransport } from '@x/transport/test';
import type { AnyRequest, Route } from '@x/transport/transport';

/** A call of one method, the response of the server, and the expected request. */
export interface Operation<R> {
  readonly call: (repository: R, options: TransferOptions) => unknown;
  readonly response: unknown;
  readonly route: Route;
  readonly request?: AnyRequest;
  /** The expected result. By default the response. */
  readonly result?: unknown;
}

/** Calls the method with a fake transport and returns its requests and result, and the expected ones. */
export async function runOperation<R>(Repository: new (transport: FakeTransport) => R, operation: Operation<R>) {
  const { call, response, route, request } = operation;
  const result = 'result' in operation ? operation.result : response;
  const transport = new FakeTransport(response);
  const options = { timeout: 5, signal: new AbortController().signal };
  const returned = call(new Repository(transport), options);
  const actual = isIterable(returned) ? await collected(returned) : await returned;
  return {
    actual: { result: actual, requests: transport.requests },
    expected: { result, requests: [[route, { ...request, ...options }]] },
  };
}

const isIterable = (value: unknown): value is AsyncIterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value;

/** Returns all items of a list. */
export async function collected<T>(list: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of list) items.push(item);
  return items;
}
