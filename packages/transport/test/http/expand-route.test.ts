import { expect, test } from 'vitest';

import { expandRoute } from '../../src/internal/http/expand-route.js';

const pathOf = (id: unknown): string => expandRoute('GET /api/v1/boards/{board_id}', { board_id: id }).path;

test('splits a route', () => {
  expect(expandRoute('DELETE /api/v1/boards/')).toEqual({ method: 'DELETE', path: 'api/v1/boards/' });
});

test.each([
  ['5f2d', '5f2d'],
  ['a/b?c', 'a%2Fb%3Fc'],
  ['#1 50%', '%231%2050%25'],
  ['%2e%2e', '%252e%252e'],
  ['...', '...'],
  ['Brücke 🌉', 'Br%C3%BCcke%20%F0%9F%8C%89'],
  ['\r\nX: y', '%0D%0AX%3A%20y'],
  [7, '7'],
])('encodes the id %j as %s', (id, encoded) => {
  expect(pathOf(id)).toBe(`api/v1/boards/${encoded}`);
});

test('fills in every parameter, and none twice', () => {
  expect(expandRoute('GET /a/{x}/b/{y}', { x: '{y}', y: '2' }).path).toBe('a/%7By%7D/b/2');
});

test.each([
  ['', 'must be an id, got ""'],
  ['.', 'must be an id, got "."'],
  ['..', 'must be an id, got ".."'],
  [undefined, 'must be a string or a whole number, got undefined'],
  [null, 'must be a string or a whole number, got null'],
  [{}, 'must be a string or a whole number, got an object'],
  [['a'], 'must be a string or a whole number, got a list of 1 item'],
  [true, 'must be a string or a whole number, got true'],
  [1.5, 'must be a string or a whole number, got 1.5'],
  [Number.NaN, 'must be a string or a whole number, got NaN'],
  ['a\ud800', 'must be well-formed text, has half of a surrogate pair (a cut emoji?) at index 1'],
])('refuses the id %j', (id, reason) => {
  expect(() => pathOf(id)).toThrow(expect.objectContaining({ name: 'InputError', argument: 'board_id', reason }));
});
