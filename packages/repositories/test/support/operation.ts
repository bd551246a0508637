import { ResponseError } from '@x/transport/errors';
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

/**
 * Calls the method with a fake transport and returns its requests and result, and the expected ones. Where the response
 * names the item of the request, it is called again with a response about another item, which must be refused.
 */
export async function runOperation<R>(Repository: new (transport: FakeTransport) => R, operation: Operation<R>) {
  const { call, response, route, request } = operation;
  const result = 'result' in operation ? operation.result : response;
  const transport = new FakeTransport(response);
  const options = { timeout: 5, signal: new AbortController().signal };
  const returned = call(new Repository(transport), options);
  const actual = isIterable(returned) ? await collected(returned) : await returned;
  return {
    actual: { result: actual, requests: transport.requests, accepted: await acceptedForeign(Repository, operation) },
    expected: { result, requests: [[route, { ...request, ...options }]], accepted: [] },
  };
}

/** Returns the responses about another item that are not refused. */
async function acceptedForeign<R>(
  Repository: new (transport: FakeTransport) => R,
  { call, response, request }: Operation<R>,
): Promise<unknown[]> {
  if (!isRecord(response)) return [];
  const ids: readonly unknown[] = Object.values(request?.path ?? {});
  const foreign = Object.entries(response).flatMap(([key, value]) =>
    ids.includes(value) ? [{ ...response, [key]: typeof value === 'number' ? value + 1 : `${value}-2` }] : [],
  );
  const outcomes = foreign.map(async (other) => {
    const repository = new Repository(new FakeTransport(other));
    const outcome = await Promise.resolve(call(repository, {})).catch((error: unknown) => error);
    return outcome instanceof ResponseError ? [] : [other];
  });
  return (await Promise.all(outcomes)).flat();
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isIterable = (value: unknown): value is AsyncIterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value;

/** Returns all items of a list. */
export async function collected<T>(list: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of list) items.push(item);
  return items;
}
