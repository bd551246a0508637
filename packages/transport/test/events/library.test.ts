import { Fetch, NodeWebSocket, Socket } from 'engine.io-client';
import { expect, test } from 'vitest';

import { startEventServer } from '../support/event-server.js';
import { accepted, byPolling, byWebSocket } from '../support/hostile-packets.js';
import { startHostileServer } from '../support/hostile-server.js';

// The carriers extend these classes, as https://socket.io/docs/v4/changelog/4.8.0 describes for the option `transports`,
// and override members that no documentation names: the library keeps a pending poll and an unresponsive websocket open
// after a close (https://github.com/socketio/socket.io-client/issues/744), and throws outside every handler at packets
// that it does not expect. A minor release may change them, so it is pinned to a patch range. When a test here fails,
// read websocket-carrier.ts and polling-carrier.ts again before raising it.

const shared = ['onData', 'onPacket', 'onError', 'doWrite', 'doClose', 'close'];

test.each([
  ...[...shared, 'doPoll', 'onClose', 'uri'].map((name) => [Fetch, name] as const),
  ...[...shared, 'createSocket'].map((name) => [NodeWebSocket, name] as const),
])('%o has the method %s', (Carrier, name) => {
  expect(Carrier.prototype).toHaveProperty(name, expect.any(Function));
});

const options = { path: '/ws/socket.io', upgrade: false, tryAllTransports: true };

/** Connects with carriers of the library that record which of their members are called, and closes again. */
async function callsDuring(use: (calls: string[]) => typeof Fetch | typeof NodeWebSocket) {
  await using server = await startEventServer();
  const calls: string[] = [];
  const engine = new Socket(server.url, { ...options, transports: [use(calls)] });
  const accepts = new Promise<void>((resolve) => engine.on('message', () => resolve()));
  engine.on('open', () => engine.send('0{}'));
  await accepts;
  const { transport } = engine;
  const closed = new Promise((resolve) => transport.once('close', resolve));
  engine.send('1');
  engine.close(); // waits until that is written
  transport.close();
  await closed;
  await server.emptied();
  return { calls, transport };
}

test('polling calls doPoll, doWrite, doClose and onClose, and receives responses by onData and onPacket', async () => {
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
        override onPacket(packet: Parameters<Fetch['onPacket']>[0]): void {
          called.push(packet.type);
          super.onPacket(packet);
        }
        override doClose(): void {
          called.push('doClose');
          super.doClose();
        }
        override onClose(): void {
          called.push('onClose');
          super.onClose();
        }
      },
  );
  expect(calls).toEqual(expect.arrayContaining(['doPoll', 'open', 'doWrite', 'message', 'doClose', 'onClose']));
});

test('a websocket is made by createSocket, kept in ws, read by onData and onPacket, and closed by doClose', async () => {
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
        override onData(data: string): void {
          called.push(`onData ${data.slice(0, 2)}`);
          super.onData(data);
        }
        override onPacket(packet: Parameters<NodeWebSocket['onPacket']>[0]): void {
          called.push(packet.type);
          super.onPacket(packet);
        }
        override doClose(): void {
          called.push('doClose');
          expect(this.ws).toBe(sockets[0]);
          expect(this.ws).toHaveProperty('terminate', expect.any(Function));
          super.doClose();
        }
      },
  );
  expect(calls.slice(0, 5)).toEqual(['createSocket', 'onData 0{', 'open', 'onData 40', 'message']);
  expect(calls.at(-1)).toBe('doClose');
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
  const engine = new Socket(server.url, { ...options, transports: [Failing, Fetch] });
  await new Promise<void>((resolve) => engine.on('open', resolve));
  expect(wasThrown).toBe(true);
  expect(engine.transport).toBeInstanceOf(Fetch);
  engine.close();
  await server.emptied();
});

test.each([
  ['websocket', NodeWebSocket, byWebSocket],
  ['polling', Fetch, byPolling],
])('the library reads a packet within onData, where its errors can be caught: %s', async (_, Carrier, behave) => {
  await using server = await startHostileServer(behave(['0null']));
  const caught = new Promise((resolve) => {
    class Catching extends (Carrier as typeof NodeWebSocket) {
      override onData(data: string): void {
        try {
          super.onData(data);
        } catch (error) {
          resolve(error);
          this.onError('caught', error);
        }
      }
    }
    new Socket(server.url, { ...options, transports: [Catching] }).on('error', () => {});
  });
  expect(await caught).toBeInstanceOf(TypeError);
});

test('a websocket of the library takes the size of the largest message', async () => {
  class Small extends NodeWebSocket {
    override createSocket(...[uri, protocols, rest]: Parameters<NodeWebSocket['createSocket']>): unknown {
      return super.createSocket(uri, protocols, { ...rest, maxPayload: 200 });
    }
  }
  await using server = await startHostileServer(byWebSocket([...accepted, 'x'.repeat(201)]));
  const engine = new Socket(server.url, { ...options, transports: [Small] });
  const error = await new Promise((resolve) => engine.on('error', resolve));
  expect(error).toMatchObject({ description: { message: expect.stringContaining('Max payload size exceeded') } });
});
