import { TimeoutError } from '../../errors.js';
import { checkTime } from '../timeouts.js';
import type { OnceOptions } from './types.js';

interface Once<T> extends OnceOptions<T> {
  readonly name: string;
  readonly closed: AbortSignal;
}

/** Returns the first of what `subscribe` tells that is meant. */
export function once<T>(subscribe: (hear: (payload: T) => void) => () => void, options: Once<T>): Promise<T> {
  const { name, closed, signal, maxWait = false, where = () => true } = options;
  return new Promise((resolve, reject) => {
    checkTime('maxWait', maxWait);
    signal?.throwIfAborted();
    closed.throwIfAborted();
    const abort = (): void => fail(signal?.reason);
    const close = (): void => fail(closed.reason);
    const leave = (): void => {
      clearTimeout(timer);
      stopListening();
      signal?.removeEventListener('abort', abort);
      closed.removeEventListener('abort', close);
    };
    const fail = (reason: unknown): void => {
      leave();
      reject(reason);
    };
    const hear = (payload: T): void => {
      try {
        if (!where(payload)) return;
        leave();
        resolve(payload);
      } catch (error) {
        fail(error);
      }
    };
    const stopListening = subscribe(hear);
    signal?.addEventListener('abort', abort, { once: true });
    closed.addEventListener('abort', close, { once: true });
    const timer =
      maxWait === false ? undefined : setTimeout(() => fail(new TimeoutError(`event ${name}`, maxWait)), maxWait);
  });
}
