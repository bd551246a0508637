import { vi } from 'vitest';

/** Counts the abort listeners on all signals from now on, until it is disposed. */
export function abortListeners(): Disposable & { readonly size: number } {
  const listeners = new Map<AbortSignal, Set<unknown>>();
  const { addEventListener, removeEventListener } = EventTarget.prototype;
  const add = vi.spyOn(EventTarget.prototype, 'addEventListener').mockImplementation(function (
    this: EventTarget,
    ...parameters
  ) {
    if (this instanceof AbortSignal) listeners.set(this, (listeners.get(this) ?? new Set()).add(parameters[1]));
    addEventListener.apply(this, parameters);
  });
  const remove = vi.spyOn(EventTarget.prototype, 'removeEventListener').mockImplementation(function (
    this: EventTarget,
    ...parameters
  ) {
    if (this instanceof AbortSignal) listeners.get(this)?.delete(parameters[1]);
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
