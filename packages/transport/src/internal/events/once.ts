import { TimeoutError } from '../../errors.js';
import { checkFunction, checkSignal } from '../check-argument.js';
import { checkTimeout } from '../timeouts.js';
import type { OnceOptions } from './types.js';

interface Wait<T> extends OnceOptions<T> {
  readonly name: string;
  readonly closed: AbortSignal;
}

/** Returns the first payload from `subscribe` that matches `where`. */
export function once<T>(subscribe: (receive: (payload: T) => void) => () => void, wait: Wait<T>): Promise<T> {
  const { name, closed, signal, maxWait = false, where = () => true } = wait;
  return new Promise((resolve, reject) => {
    checkTimeout('maxWait', maxWait);
    checkSignal(signal);
    checkFunction('where', where);
    signal?.throwIfAborted();
    closed.throwIfAborted();
    const abort = (): void => fail(signal?.reason);
    const close = (): void => fail(closed.reason);
    const stop = (): void => {
      clearTimeout(timer);
      unsubscribe();
      signal?.removeEventListener('abort', abort);
      closed.removeEventListener('abort', close);
    };
    const fail = (reason: unknown): void => {
      stop();
      reject(reason);
    };
    const receive = (payload: T): void => {
      try {
        if (!where(payload)) return;
        stop();
        resolve(payload);
      } catch (error) {
        fail(error);
      }
    };
    const unsubscribe = subscribe(receive);
    signal?.addEventListener('abort', abort);
    closed.addEventListener('abort', close);
    const timer =
      maxWait === false ? undefined : setTimeout(() => fail(new TimeoutError(`event ${name}`, maxWait)), maxWait);
  });
}
