import { expect, test } from 'vitest';

import { type PushIteratorOptions, type PushSink, pushIterator } from '../../src/async.js';
import { watchedSignal } from '../support/watched-signal.js';

const reason = new Error('the user left');

/** A producer that the test drives, and whether it is subscribed to. */
function produce(options?: PushIteratorOptions<number>) {
  let sink: PushSink<number> | undefined;
  const calls = { subscribed: 0, unsubscribed: 0 };
  const values = pushIterator<number>((given) => {
    calls.subscribed++;
    sink = given;
    return () => void calls.unsubscribed++;
  }, options);
  if (!sink) throw new Error('did not subscribe at once');
  return { values, calls, ...sink };
}

async function read(values: AsyncIterable<number>): Promise<number[]> {
  const all: number[] = [];
  for await (const value of values) all.push(value);
  return all;
}

test('yields what was pushed since the call, in order, until the producer ends it', async () => {
  const { values, calls, push, end } = produce();
  push(1);
  push(2);
  const all = read(values);
  await new Promise((resolve) => setImmediate(resolve));
  push(3);
  end();
  push(4);
  expect(calls).toEqual({ subscribed: 1, unsubscribed: 1 });
  expect(await all).toEqual([1, 2, 3]);
  expect(await values.next()).toEqual({ done: true, value: undefined });
});

test('resolves several pending reads in turn', async () => {
  const { values, push } = produce();
  const both = Promise.all([values.next(), values.next()]);
  push(1);
  push(2);
  expect((await both).map(({ value }) => value)).toEqual([1, 2]);
  await values.return();
});

test.each(['return', 'throw'] as const)('%s unsubscribes, begun or not, and while it waits', async (method) => {
  const { signal, listeners } = watchedSignal();
  const leave = (values: AsyncGenerator<number>) =>
    method === 'return' ? values.return(undefined) : expect(values.throw(reason)).rejects.toBe(reason);

  const unbegun = produce({ signal });
  unbegun.push(1);
  await leave(unbegun.values);

  const begun = produce({ signal });
  begun.push(1);
  begun.push(2);
  await begun.values.next();
  await leave(begun.values);

  const waiting = produce({ signal });
  const next = waiting.values.next();
  await leave(waiting.values);
  expect(await next).toEqual({ done: true, value: undefined });

  for (const { calls, values } of [unbegun, begun, waiting]) {
    expect(calls.unsubscribed).toBe(1);
    expect(await values.next()).toEqual({ done: true, value: undefined });
  }
  expect(listeners.size).toBe(0);
});

test("an abort drops what was not read and rejects with the signal's own reason", async () => {
  const { controller, signal, listeners } = watchedSignal();
  const { values, calls, push } = produce({ signal });
  push(1);
  push(2);
  expect(await values.next()).toEqual({ done: false, value: 1 });
  controller.abort(reason);
  expect([calls.unsubscribed, listeners.size]).toEqual([1, 0]);
  await expect(values.next()).rejects.toBe(reason);
  expect(await values.next()).toEqual({ done: true, value: undefined });
});

test('an abort wakes a consumer that waits', async () => {
  const controller = new AbortController();
  const { values } = produce({ signal: controller.signal });
  const next = values.next();
  controller.abort(reason);
  await expect(next).rejects.toBe(reason);
});

test('a signal that has aborted keeps it from subscribing', async () => {
  const values = pushIterator<number>(() => expect.unreachable(), { signal: AbortSignal.abort(reason) });
  await expect(values.next()).rejects.toBe(reason);
});

test('an abort after the end still drops what was not read, and changes nothing once all was read', async () => {
  const unread = new AbortController();
  const first = produce({ signal: unread.signal });
  first.push(1);
  first.end();
  unread.abort(reason);
  await expect(first.values.next()).rejects.toBe(reason);

  const drained = new AbortController();
  const second = produce({ signal: drained.signal });
  second.push(1);
  second.end();
  expect(await second.values.next()).toEqual({ done: false, value: 1 });
  drained.abort(reason);
  expect(await second.values.next()).toEqual({ done: true, value: undefined });
});

test('a failure of the producer drops what was not read, and the first one counts', async () => {
  const { values, calls, push, fail, end } = produce();
  push(1);
  fail(reason);
  fail(new Error('second'));
  end();
  expect(calls.unsubscribed).toBe(1);
  await expect(values.next()).rejects.toBe(reason);
});

test.each(['end', 'fail'] as const)('%s while it subscribes unsubscribes once', async (method) => {
  const { signal, listeners } = watchedSignal();
  let unsubscribed = 0;
  const values = pushIterator<number>(
    (sink) => {
      sink.push(1);
      sink[method](reason);
      return () => void unsubscribed++;
    },
    { signal },
  );
  expect([unsubscribed, listeners.size]).toEqual([1, 0]);
  if (method === 'fail') await expect(read(values)).rejects.toBe(reason);
  else expect(await read(values)).toEqual([1]);
});

test('a signal that aborts while it subscribes ends it', async () => {
  const { controller, signal, listeners } = watchedSignal();
  let unsubscribed = 0;
  const values = pushIterator<number>(
    () => {
      controller.abort(reason);
      return () => void unsubscribed++;
    },
    { signal },
  );
  expect([unsubscribed, listeners.size]).toEqual([1, 0]);
  await expect(values.next()).rejects.toBe(reason);
});

test('an error while it subscribes is thrown, and leaves no listener behind', () => {
  const { signal, listeners } = watchedSignal();
  const subscribe = (): never => {
    throw reason;
  };
  expect(() => pushIterator(subscribe, { signal })).toThrow(reason);
  expect(listeners.size).toBe(0);
});

test('a value can replace the unread one before it, and no other', async () => {
  const compared: string[] = [];
  const replaces = (earlier: number, later: number): boolean => {
    compared.push(`${earlier} ${later}`);
    return earlier % 10 === later % 10;
  };
  const { values, push, end } = produce({ replaces });
  for (const value of [1, 2, 12, 22, 1]) push(value);
  expect(await values.next()).toMatchObject({ value: 1 });
  push(11);
  end();
  expect(await read(values)).toEqual([22, 11]);
  expect(compared).toEqual(['1 2', '2 12', '12 22', '22 1', '1 11']);
});
