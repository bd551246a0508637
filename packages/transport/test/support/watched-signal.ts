import { getEventListeners } from 'node:events';

/** A signal, and how many listen to its abort. */
export function watchedSignal() {
  const controller = new AbortController();
  const { signal } = controller;
  const listeners = {
    get size() {
      return getEventListeners(signal, 'abort').length;
    },
  };
  return { controller, signal, listeners };
}
