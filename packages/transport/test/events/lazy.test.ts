import { registerHooks } from 'node:module';

import { expect, test } from 'vitest';

test('the engine.io client is loaded with the first listener, and not before', async () => {
  const loaded: string[] = [];
  registerHooks({
    load(url, context, next) {
      loaded.push(url);
      return next(url, context);
    },
  });
  const using = (name: string) => loaded.some((url) => url.includes(`/node_modules/${name}/`));
  const { createEventSocket } = await import('../../src/event-socket.js');
  using socket = createEventSocket({ baseUrl: 'http://127.0.0.1:1', events: {} });
  socket.onState(() => {});
  expect([using('ky'), using('engine.io-client')]).toEqual([false, false]);
  const disconnected = new Promise<void>((resolve) =>
    socket.onState(({ state }) => state === 'disconnected' && resolve()),
  );
  socket.onAny(() => {});
  await disconnected;
  expect([using('ky'), using('engine.io-client')]).toEqual([false, true]);
});
