import { useSyncExternalStore } from 'react';

/** A value that components, and code outside React, read and replace. */
export interface Store<T> {
  get(): T;
  /** Replaces the value and notifies everyone who subscribed. The same value again notifies nobody. */
  set(value: T): void;
  /** Calls `listener` after each change, and returns a function that removes it. */
  subscribe(listener: () => void): () => void;
}

/** Creates a store. */
export function createStore<T>(initial: T): Store<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      if (Object.is(value, next)) return;
      value = next;
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Returns the value of a store, and renders again when it changes. */
export function useStore<T>(store: Store<T>): T {
  return useSyncExternalStore(store.subscribe, store.get);
}

/** Resolves with the value of a store as soon as it meets a condition. */
export function valueOnce<T>(store: Store<T>, isMet: (value: T) => boolean): Promise<T> {
  return new Promise((resolve) => {
    const check = (): void => {
      if (!isMet(store.get())) return;
      stop();
      resolve(store.get());
    };
    const stop = store.subscribe(check);
    check();
  });
}
