import { InputError } from './errors.js';
import { checkFunction, checkRecord, checkSignal } from './internal/check-argument.js';
import { printValue } from './internal/print-value.js';
import type { RequestOptions } from './options.js';

export { givesMemory, passingChunks, streamOf } from './internal/byte-stream.js';
export { unref } from './internal/unref.js';

const longestDelay = 2 ** 31 - 1; // a longer timer fires at once

/** Calls `callback` without awaiting it. What it throws, now or later, is ignored. */
export function notify<T>(callback: ((value: T) => unknown) | undefined, value: T): void {
  (async () => callback?.(value))().catch(() => {});
}

/** Settles like `promise`, or rejects with the reason of `signal` when that aborts first. Leaves no listener behind. */
export function abortable<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise;
  checkSignal(signal);
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason);
    const settling =
      <A>(settle: (argument: A) => void) =>
      (argument: A): void => {
        signal.removeEventListener('abort', abort);
        settle(argument);
      };
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
    promise.then(settling(resolve), settling(reject));
  });
}

/** Resolves after `milliseconds`, and keeps the program running until then. An abort rejects with the signal's reason. */
export async function delay(milliseconds: number, options: Pick<RequestOptions, 'signal'> = {}): Promise<void> {
  if (typeof milliseconds !== 'number' || !(milliseconds >= 0 && milliseconds <= longestDelay)) {
    const got = printValue(milliseconds);
    throw new InputError('milliseconds', `must be a number from 0 to ${longestDelay}, got ${got}`);
  }
  checkRecord('options', options);
  const { signal } = options;
  checkSignal(signal);
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, milliseconds);
  try {
    await abortable(promise, signal);
  } finally {
    clearTimeout(timer);
  }
}

/** Options for {@link forEachLimit}. */
export interface ForEachLimitOptions extends Pick<RequestOptions, 'signal'> {
  /** How many calls of `work` may be in progress at once. */
  readonly concurrency: number;
}

/**
 * Calls `work` for each item, in order, at most `concurrency` at a time.
 *
 * After the first failure, or an abort, no further call is made; the promise rejects with that failure, or with the
 * signal's reason, once the calls in progress have settled.
 */
export async function forEachLimit<T>(
  items: readonly T[],
  work: (item: T) => Promise<unknown>,
  options: ForEachLimitOptions,
): Promise<void> {
  if (!Array.isArray(items)) throw new InputError('items', `must be a list, got ${printValue(items)}`);
  checkFunction('work', work);
  checkRecord('options', options);
  const { concurrency, signal } = options;
  if (typeof concurrency !== 'number' || !(concurrency >= 1)) {
    throw new InputError('concurrency', `must be 1 or more, got ${printValue(concurrency)}`);
  }
  checkSignal(signal);
  const remaining = items.values();
  const failures: unknown[] = [];
  const worker = async (): Promise<void> => {
    for (const item of remaining) {
      if (failures.length > 0) return;
      try {
        signal?.throwIfAborted();
        await work(item);
      } catch (error) {
        failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, items.length) }, worker));
  if (failures.length > 0) throw failures[0];
}

/** Receives the values of a {@link pushIterator}. What is called after the end has no effect. */
export interface PushSink<T> {
  /** Yields a value, after those that were pushed before. */
  push(value: T): void;
  /** Ends the iterator after the values that were pushed. */
  end(): void;
  /** Ends the iterator with an error at once; values not yet read are dropped. */
  fail(reason: unknown): void;
}

/** Options for {@link pushIterator}. */
export interface PushIteratorOptions<T> extends Pick<RequestOptions, 'signal'> {
  /** Whether `later` makes `earlier`, the value before it, superfluous while that is not yet read. */
  readonly replaces?: ((earlier: T, later: T) => boolean) | undefined;
}

/**
 * Returns an iterator over the values that `subscribe` pushes, and calls the function that `subscribe` returns when the
 * iterator ends.
 *
 * It subscribes at once and buffers what is not yet read, until the producer ends it, the consumer leaves it or the
 * signal aborts; an abort rejects with the signal's reason and drops what is buffered.
 */
export function pushIterator<T>(
  subscribe: (sink: PushSink<T>) => () => void,
  options: PushIteratorOptions<T> = {},
): AsyncGenerator<T, void, undefined> {
  checkFunction('subscribe', subscribe);
  checkRecord('options', options);
  const { signal, replaces } = options;
  checkSignal(signal);
  const unread: T[] = [];
  let isActive = true;
  let failure: { readonly reason: unknown } | undefined;
  let wake = (): void => {};
  let unsubscribe: (() => void) | undefined;

  const stop = (): void => {
    isActive = false;
    signal?.removeEventListener('abort', abort);
    unsubscribe?.();
    unsubscribe = undefined;
    wake();
  };
  const fail = (reason: unknown): void => {
    if (isActive) failure = { reason };
    stop();
  };
  const abort = (): void => fail(signal?.reason);
  const push = (value: T): void => {
    if (!isActive) return;
    const last = unread.length - 1;
    if (last >= 0 && replaces?.(unread[last] as T, value)) unread[last] = value;
    else unread.push(value);
    wake();
  };

  async function* iterate(): AsyncGenerator<T, void, undefined> {
    for (;;) {
      if (failure) throw failure.reason;
      if (unread.length > 0) {
        signal?.throwIfAborted();
        yield unread.shift() as T;
      } else if (isActive) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      } else return;
    }
  }

  if (!signal?.aborted) {
    const stopSource = subscribe({ push, end: stop, fail });
    checkFunction('the function that subscribe returns', stopSource);
    unsubscribe = stopSource;
  }
  if (signal?.aborted) abort();
  else if (isActive) signal?.addEventListener('abort', abort, { once: true });
  else stop(); // it ended while subscribing

  const iterator = iterate();
  const leaving =
    <A, R>(method: (argument: A) => R) =>
    (argument: A): R => {
      stop();
      return method(argument);
    };
  // A generator that was not started runs no `finally`, and one that waits does not notice that it is left.
  return Object.assign(iterator, {
    return: leaving(iterator.return.bind(iterator)),
    throw: leaving(iterator.throw.bind(iterator)),
  });
}
