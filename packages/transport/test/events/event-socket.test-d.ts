import { expectTypeOf, test } from 'vitest';

import type { EventSocket, NamedEvent } from '../../src/event-socket.js';
import type { ResponseSchema } from '../../src/transport.js';

interface Events {
  readonly [name: string]: ResponseSchema<unknown>;
  readonly counted: ResponseSchema<{ readonly count: number }>;
}
type Known = { readonly counted: ResponseSchema<{ readonly count: number }>; readonly said: ResponseSchema<string> };
declare const socket: EventSocket<Known>;

test('a listener knows the payload of its event', () => {
  socket.on('counted', (payload) => expectTypeOf(payload).toEqualTypeOf<{ readonly count: number }>());
  expectTypeOf(socket.once('said', { where: (text) => text === '' })).resolves.toEqualTypeOf<string>();
  // @ts-expect-error no such event
  socket.on('news', () => {});
  // @ts-expect-error a payload of another event
  socket.on('said', (payload: { count: number }) => payload);
});

test('the events of a stream are discriminated by name', () => {
  expectTypeOf(socket.stream(['counted', 'said'])).toEqualTypeOf<
    AsyncGenerator<NamedEvent<Known, 'counted' | 'said'>, void, undefined>
  >();
  expectTypeOf<Extract<NamedEvent<Known, 'counted' | 'said'>, { name: 'said' }>['payload']>().toEqualTypeOf<string>();
});

test('a record of schemas may have an index signature', () => {
  expectTypeOf<EventSocket<Events>>().toHaveProperty('on');
});
