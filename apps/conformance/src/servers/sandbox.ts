import { setTimeout as sleep } from 'node:timers/promises';

import { createSandbox } from '@x/sandbox/sandbox';

import type { Server } from '../runner/server.js';

/**
 * Returns a sandbox that holds nothing. Its jobs take a while to begin, and no two moments of its clock are the same, as
 * on a server far away.
 */
export function sandboxServer(wrap: (fetch: typeof globalThis.fetch) => typeof globalThis.fetch = (it) => it): Server {
  let last = 0;
  const clock = () => {
    last = Math.max(Date.now(), last + 1);
    return new Date(last);
  };
  const sandbox = createSandbox({ clock, startDelay: 25 });
  return {
    name: 'sandbox',
    baseUrl: 'http://sandbox.invalid/',
    fetch: wrap(sandbox.fetch),
    isOurs: true,
    settle: () => sleep(20),
    listen: async (hear) => {
      const connection = sandbox.events.connect({ onEvent: hear });
      connection.join('default');
      return () => connection.close();
    },
    moment: 2,
    close: async () => sandbox.close(),
  };
}
