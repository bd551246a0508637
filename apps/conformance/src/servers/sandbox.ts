import { setTimeout as sleep } from 'node:timers/promises';

import { createSandbox } from '@x/sandbox/sandbox';

import type { Server } from '../runner/server.js';
import { installModel } from './install-model.js';

/** So long a token is valid. */
const DAY = 86_400_000;

/**
 * Returns an empty sandbox. Its jobs start after a delay, and its clock never returns the same time twice, as on a real
 * server.
 */
export function sandboxServer(
  wrap: (fetch: typeof globalThis.fetch) => typeof globalThis.fetch = (it) => it,
  settings: { readonly multiuser?: boolean } = {},
): Server {
  let last = 0;
  let behind = 0;
  const clock = () => {
    last = Math.max(Date.now(), last + 1);
    return new Date(last - behind);
  };
  /** Runs `work` with a clock that is behind by so many milliseconds. */
  const earlier = async <T>(milliseconds: number, work: () => Promise<T>): Promise<T> => {
    behind = milliseconds;
    return work().finally(() => {
      behind = 0;
    });
  };
  const sandbox = createSandbox({ clock, startDelay: 25, ...settings });
  return {
    name: 'sandbox',
    baseUrl: 'http://sandbox.invalid/',
    fetch: wrap(sandbox.fetch),
    now: () => Math.max(Date.now(), last),
    isExclusive: true,
    settle: () => sleep(20),
    listen: async (listener, queues = ['default'], token) => {
      const connection = sandbox.events.connect({ onEvent: listener }, { token });
      for (const queue of queues) connection.join(queue);
      return () => connection.close();
    },
    eventDelay: 2,
    events: sandbox.events,
    backdate: (days, create) => earlier(days * DAY, create),
    expiringToken: (milliseconds, login) => earlier(DAY - milliseconds, login),
    installModel: (path) => installModel({ baseUrl: 'http://sandbox.invalid/', fetch: sandbox.fetch }, path),
    close: async () => sandbox.close(),
  };
}
