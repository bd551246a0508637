import { expect, test } from 'vitest';

import { createHttpTransport } from '../../src/http-transport.js';
import { toJson } from '../../src/json.js';
import type { RouteRequest } from '../../src/transport.js';
import { json } from '../support/responses.js';
import { startServer } from '../support/test-server.js';

const half = '🌉'.slice(0, 1);
const own = (text: string): unknown => JSON.parse(text);
const deep = (levels: number): unknown => {
  let value: unknown = 1;
  for (let level = 0; level < levels; level++) value = [value];
  return value;
};
class Seed {
  readonly value = 1;
}

test.each<[value: unknown]>([
  [{ a: [1, -0.5, 1e300, 1e21, true, null, 'ü🌉"\\\n\u2028'], '': {}, b: { c: undefined } }],
  [[[], [[]], {}]],
  ['text'],
  [null],
  [new Date(0)],
  [{ at: { toJSON: () => ({ x: 1 }) } }],
  [Object.assign(Object.create(null), { a: 1 })],
  [own('{"constructor":{"prototype":1},"toString":2}')],
  [{ low: Number.MIN_SAFE_INTEGER, high: Number.MAX_SAFE_INTEGER }],
])('writes what JSON.stringify writes: %j', (value) => {
  expect(toJson(value)).toBe(JSON.stringify(value));
});

test('writes a bigint as its digits', () => {
  expect(toJson({ seed: 18446744073709551615n, low: [-9007199254740993n] })).toBe(
    '{"seed":18446744073709551615,"low":[-9007199254740993]}',
  );
});

const notHere = (): never => {
  throw new Error('not here');
};
const throwing = Object.defineProperty({ toJSON: notHere }, 'toJSON', { get: notHere, enumerable: true });

test('writes the same object twice where it is no cycle', () => {
  const shared = { x: 1 };
  expect(toJson([shared, shared])).toBe('[{"x":1},{"x":1}]');
});

test.each<[what: string, value: unknown, argument: string, reason: RegExp]>([
  ['half an emoji in a text', { graph: { nodes: { a: { prompt: `a ${half}` } } } }, 'graph.nodes.a.prompt', /index 2/],
  ['half an emoji in a list', ['ü', half], '1', /half of a surrogate pair/],
  ['half an emoji as a key', { nodes: { [half]: 1 } }, `nodes.${half}`, /half of a surrogate pair/],
  ['half an emoji from toJSON', { at: { toJSON: () => half } }, 'at', /half of a surrogate pair/],
  ['NaN', { a: Number.NaN }, 'a', /finite number, got NaN/],
  ['infinity', { a: [Number.POSITIVE_INFINITY] }, 'a.0', /finite number, got Infinity/],
  ['an integer that lost digits', { seed: 18446744073709552000 }, 'seed', /such as 18446744073709551616n/],
  ['the smallest integer that may have lost digits', { seed: -(2 ** 53) }, 'seed', /pass a bigint/],
  ['a large number that need not be whole', { cfg_scale: 2 ** 60 }, 'cfg_scale', /such as 1152921504606846976n, also/],
  ['a function', { a: () => 1 }, 'a', /got a function/],
  ['a symbol', { a: Symbol('x') }, 'a', /got a symbol/],
  ['a symbol as a key', { a: { [Symbol('x')]: 1 } }, 'a', /symbols as keys/],
  ['undefined in a list', { a: [1, undefined] }, 'a.1', /got undefined/],
  ['a hole in a list', { a: Array(2) }, 'a.0', /got undefined/],
  ['a Map', { a: new Map([[1, 2]]) }, 'a', /plain object, got a Map/],
  ['a Set', { a: new Set([1]) }, 'a', /plain object, got a Set/],
  ['an object of a class', { a: new Seed() }, 'a', /plain object, got a Seed/],
  ['a typed array', { a: new Uint8Array(1) }, 'a', /plain object, got a Uint8Array/],
  ['an invalid date', { a: new Date(Number.NaN) }, 'a', /its toJSON returns none/],
  [
    'a node id __proto__ in a literal',
    { nodes: { ['__proto__']: { id: 'x' } } },
    'nodes.__proto__',
    /"__proto__" is not possible/,
  ],
  ['a key __proto__', own('{"a":{"__proto__":1}}'), 'a.__proto__', /a copy of the object would lose it/],
  ['a prototype set by assignment', Object.assign({}, { a: Object.create({ id: 'x' }) }), 'a', /prototype of its own/],
  ['a field whose getter throws', { a: { b: throwing } }, 'a.b', /^cannot be read: not here$/],
  ['a toJSON that throws', { at: { toJSON: notHere } }, 'at', /^cannot be read: not here$/],
  ['a list whose items throw', { a: [1, throwing] }, 'a.1', /^cannot be read: not here$/],
  ['too many levels', deep(1_001), '0.0.0.0', /nested too deeply/],
  ['100 000 levels', deep(100_000), '0.0.0.0', /nested too deeply/],
  ['nothing', undefined, 'body', /got undefined/],
])('refuses %s', (_, value, argument, reason) => {
  expect(() => toJson(value)).toThrow(
    expect.objectContaining({ name: 'InputError', argument, reason: expect.stringMatching(reason) }),
  );
});

test('paths begin with the given argument', () => {
  expect(() => toJson({ a: [half] }, 'metadata')).toThrow(expect.objectContaining({ argument: 'metadata.a.0' }));
});

test('accepts a thousand levels', () => {
  expect(toJson(deep(1_000))).toBe(`${'['.repeat(1_000)}1${']'.repeat(1_000)}`);
});

const png = { type: 'image/png' };
test.each<[where: string, request: RouteRequest<'POST /x'>, argument: string]>([
  ['a body', { body: { batch: { graph: { nodes: { a: { prompt: half } } } } } }, 'batch.graph.nodes.a.prompt'],
  ['a query', { query: { board_name: half } }, 'board_name'],
  ['a list in a query', { query: { names: ['a', half] } }, 'names'],
  ['a key of a query', { query: { [half]: 1 } }, half],
  ['a form field', { form: { metadata: half } }, 'metadata'],
  ['the name of a form field', { form: { [half]: 'x' } }, half],
  ['the name of a stream', { form: { file: { stream: new Blob(['x']).stream(), name: half, ...png } } }, 'file.name'],
])('sends nothing with half an emoji in %s', async (_, request, argument) => {
  await using server = await startServer(json({}));
  const transport = createHttpTransport({ baseUrl: server.url });
  await expect(transport.send('POST /x', request)).rejects.toMatchObject({ name: 'InputError', argument });
  expect(server.seen).toEqual([]);
});
