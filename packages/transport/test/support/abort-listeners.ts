import { vi } from 'vitest';

/** Counts the abort listeners on all signals from now on, until it is disposed. */
export function abortListeners(): Disposable & { readonly size: number } {
  const listeners = new Map<AbortSignal, Set<unknown>>();
  const { addEventListener, removeEventListener } = EventTarget.prototype;
  const add = vi.spyOn(EventTarget.prototype, 'addEventListener').mockImplementation(function (
    this: EventTarget,
    ...parameters
  ) {
    const [type, listener] = parameters;
    if (this instanceof AbortSignal && type === 'abort')
      listeners.set(this, (listeners.get(this) ?? new Set()).add(listener));
    addEventListener.apply(this, parameters);
  });
  const remove = vi.spyOn(EventTarget.prototype, 'removeEventListener').mockImplementation(function (
    this: EventTarget,
    ...parameters
  ) {
    const [type, listener] = parameters;
    if (this instanceof AbortSignal && type === 'abort') listeners.get(this)?.delete(listener);
    removeEventListener.apply(this, parameters);
  });
  return {
    get size() {
      return [...listeners.values()].reduce((sum, { size }) => sum + size, 0);
    },
    [Symbol.dispose]() {
      add.mockRestore();
      remove.mockRestore();
    },
  };
}
