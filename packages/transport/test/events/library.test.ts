import { Fetch, NodeWebSocket } from 'engine.io-client';
import { Manager } from 'socket.io-client';
import { expect, test } from 'vitest';

import { startEventServer } from '../support/event-server.js';

// carriers.ts extends these classes, as https://socket.io/docs/v4/changelog/4.8.0 describes for the option `transports`,
// and overrides members that no documentation names: the library keeps a pending poll and an unresponsive websocket open
// after a close (https://github.com/socketio/socket.io-client/issues/744). A minor release may change them, so both
// libraries are pinned to a patch range. When a test here fails, read carriers.ts again before raising it.

test.each([
  ...['doPoll', 'doWrite', 'doClose', 'onData', 'onError', 'uri', 'close'].map((name) => [Fetch, name] as const),
  ...['createSocket', 'doWrite', 'doClose', 'onError', 'close'].map((name) => [NodeWebSocket, name] as const),
])('%o has the method %s', (Carrier, name) => {
  expect(Carrier.prototype).toHaveProperty(name, expect.any(Function));
});

/** Connects with carriers of the library that record which of their members are called, and closes again. */
async function callsDuring(use: (calls: string[]) => typeof Fetch | typeof NodeWebSocket) {
  await using server = await startEventServer();
  const calls: string[] = [];
  const manager = new Manager(server.url, {
    path: '/ws/socket.io',
    transports: [use(calls)],
    upgrade: false,
    reconnection: false,
    autoConnect: false,
  });
  const socket = manager.socket('/');
  await new Promise<void>((resolve) => {
    socket.on('connect', resolve);
    socket.connect();
  });
  const { transport } = manager.engine;
  const closed = new Promise((resolve) => transport.once('close', resolve));
  socket.disconnect();
  transport.close();
  await closed;
  await server.emptied();
  return { calls, transport };
}

test('polling calls doPoll, doWrite and doClose, and receives responses by onData', async () => {
  const { calls } = await callsDuring(
    (called) =>
      class extends Fetch {
        override doPoll(): void {
          called.push('doPoll');
          const url = this.uri();
          expect(url).toMatch(/^http:.+transport=polling/);
          fetch(url).then(
            async (response) => this.onData(await response.text()),
            (error: unknown) => this.onError('polling failed', error),
          );
        }
        override doWrite(body: string, onDone: () => void): void {
          called.push('doWrite');
          super.doWrite(body, onDone);
        }
        override doClose(): void {
          called.push('doClose');
          super.doClose();
        }
      },
  );
  expect(new Set(calls)).toEqual(new Set(['doPoll', 'doWrite', 'doClose']));
});

test('a websocket is made by createSocket, kept in ws and closed by doClose', async () => {
  const sockets: unknown[] = [];
  const { calls, transport } = await callsDuring(
    (called) =>
      class extends NodeWebSocket {
        override createSocket(...parameters: Parameters<NodeWebSocket['createSocket']>): unknown {
          called.push('createSocket');
          const socket = super.createSocket(...parameters);
          sockets.push(socket);
          return socket;
        }
        override doClose(): void {
          called.push('doClose');
          expect(this.ws).toBe(sockets[0]);
          expect(this.ws).toHaveProperty('terminate', expect.any(Function));
          super.doClose();
        }
      },
  );
  expect(new Set(calls)).toEqual(new Set(['createSocket', 'doClose']));
  expect(transport).toBeInstanceOf(NodeWebSocket);
});

test('an error of createSocket needs a second error event, later, to try the next transport', async () => {
  const failure = new Error('no websocket');
  let wasThrown = false;
  class Failing extends NodeWebSocket {
    override createSocket(): never {
      queueMicrotask(() => this.onError('later', failure));
      wasThrown = true;
      throw failure;
    }
  }
  await using server = await startEventServer();
  const options = { path: '/ws/socket.io', tryAllTransports: true, upgrade: false, reconnection: false };
  const manager = new Manager(server.url, { ...options, transports: [Failing, Fetch], autoConnect: false });
  const socket = manager.socket('/');
  await new Promise<void>((resolve) => {
    socket.on('connect', resolve);
    socket.connect();
  });
  expect(wasThrown).toBe(true);
  expect(manager.engine.transport).toBeInstanceOf(Fetch);
  socket.disconnect();
  await server.emptied();
});
