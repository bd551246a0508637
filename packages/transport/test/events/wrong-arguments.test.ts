import { expect, test } from 'vitest';

import { createEventSocket } from '../../src/event-socket.js';
import { anything } from '../support/anything.js';

const signals = [{}, 7, new AbortController()];
const noFunctions = [undefined, null, 7, 'x', {}];
const wrongCalls: readonly (readonly [argument: string, call: (socket: PlainSocket) => unknown])[] = [
  ...noFunctions.flatMap((value) => [
    ['listener', (socket: PlainSocket) => socket.on('known', value)] as const,
    ['listener', (socket: PlainSocket) => socket.onAny(value)] as const,
    ['listener', (socket: PlainSocket) => socket.onState(value)] as const,
  ]),
  ...[null, 7, {}].map((where) => ['where', (socket: PlainSocket) => socket.once('known', { where })] as const),
  ...['known', undefined, {}].map((names) => ['names', (socket: PlainSocket) => socket.stream(names)] as const),
  ...[undefined, null, 'x', [], {}, { enter: 'a' }].map(
    (room) => ['room', (socket: PlainSocket) => socket.join(room)] as const,
  ),
  ...signals.flatMap((signal) => [
    ['signal', (socket: PlainSocket) => socket.once('known', { signal })] as const,
    ['signal', (socket: PlainSocket) => socket.stream(['known'], { signal })] as const,
    ['signal', (socket: PlainSocket) => socket.join({ enter: 'a', leave: 'b', payload: {} }, { signal })] as const,
  ]),
];

/** A socket as a program in JavaScript can call it. */
type PlainSocket = Readonly<
  Record<'on' | 'onAny' | 'onState' | 'once' | 'stream' | 'join', (...args: readonly unknown[]) => unknown>
>;

test.each(wrongCalls)('a socket refuses a wrong %s, and does not connect: %s', async (argument, call) => {
  using socket = createEventSocket({ baseUrl: 'http://server.invalid', events: { known: anything } });
  const error = await (async () => call(socket as never))().catch((reason: unknown) => reason);
  expect(error).toMatchObject({ name: 'InputError', argument });
  expect(socket.state).toBe('idle');
});
