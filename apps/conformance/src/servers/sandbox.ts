import { setTimeout as sleep } from 'node:timers/promises';

import { createSandbox } from '@x/sandbox/sandbox';

import type { Server } from '../runner/server.js';
import { installModel } from './install-model.js';

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
  let daysAgo = 0;
  const clock = () => {
    last = Math.max(Date.now(), last + 1);
    return new Date(last - daysAgo * DAY);
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
    backdate: async (days, create) => {
      daysAgo = days;
      return create().finally(() => {
        daysAgo = 0;
      });
    },
    installModel: (path) => installModel({ baseUrl: 'http://sandbox.invalid/', fetch: sandbox.fetch }, path),
    close: async () => sandbox.close(),
  };
}
