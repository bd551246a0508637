import { expectTypeOf, test } from 'vitest';

import type { ResponseSchema, Transport } from '../../src/transport.js';

declare const transport: Transport;
declare const schema: ResponseSchema<{ readonly id: string }>;

test('the schema determines the type of the result', () => {
  expectTypeOf(transport.json('GET /boards/', schema, {})).resolves.toEqualTypeOf<{ readonly id: string }>();
  expectTypeOf(transport.blob('GET /full', {})).resolves.toEqualTypeOf<Blob>();
  expectTypeOf(transport.send('DELETE /x', {})).resolves.toBeVoid();
});

test('the route determines the path parameters', () => {
  void (() => transport.send('GET /boards/{board_id}', { path: { board_id: 'a' } }));
  void (() => transport.send('GET /a/{x}/b/{y}', { path: { x: 'a', y: 1 } }));
  // @ts-expect-error board_id is missing
  void (() => transport.send('GET /boards/{board_id}', {}));
  // @ts-expect-error y is missing
  void (() => transport.send('GET /a/{x}/b/{y}', { path: { x: 'a' } }));
  // @ts-expect-error the parameter is spelt board_id
  void (() => transport.send('GET /boards/{board_id}', { path: { boardId: 'a' } }));
  // @ts-expect-error an id is a string or a number
  void (() => transport.send('GET /boards/{board_id}', { path: { board_id: true } }));
  // @ts-expect-error this route has no parameters
  void (() => transport.send('GET /boards/', { path: { board_id: 'a' } }));
});

test('a route is a method and a path', () => {
  // @ts-expect-error no such method
  void (() => transport.send('FETCH /boards/', {}));
  // @ts-expect-error a path begins with a slash
  void (() => transport.send('GET boards/', {}));
});
