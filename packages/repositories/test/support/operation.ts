import type { TransferOptions } from '@x/transport/options';
import { FakeTransport } from '@x/transport/test';
import type { AnyRequest, Route } from '@x/transport/transport';

/** A call of one method, what the server answers, and what must have been asked. */
export interface Operation<R> {
  readonly call: (repository: R, options: TransferOptions) => unknown;
  readonly answer: unknown;
  readonly route: Route;
  readonly request?: AnyRequest;
  /** @default the answer */
  readonly result?: unknown;
}

/** Makes the call on a fake transport and returns what was asked and what came back, and the same as they should be. */
export async function perform<R>(Repository: new (transport: FakeTransport) => R, operation: Operation<R>) {
  const { call, answer, route, request } = operation;
  const result = 'result' in operation ? operation.result : answer;
  const transport = new FakeTransport(answer);
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

/** Returns all that a list yields. */
export async function collected<T>(list: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of list) items.push(item);
  return items;
}
