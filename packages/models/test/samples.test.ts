import { isProxy } from 'node:util/types';

import * as fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';

import { requests, samples, schemas } from './support/samples.js';

const { port1, port2 } = new MessageChannel();
const posted = (value: unknown): Promise<unknown> =>
  new Promise((resolve) => {
    port2.onmessage = ({ data }) => resolve(data);
    port1.postMessage(value);
  });
afterAll(() => port1.close());

test('every exported schema has a sample', () => {
  expect(new Set(samples.map(({ name }) => name))).toEqual(new Set(schemas.keys()));
});

test.each(samples)('$name parses: $origin', ({ schema, value }) => {
  expect(schema.parse(value)).toEqual(schema.parse(schema.parse(value)));
});

test.each([...schemas])('%s refuses values of other types', (_, schema) => {
  for (const value of [undefined, () => {}, Symbol('x'), [Symbol('x')]])
    expect(schema.safeParse(value).success).toBe(false);
});

test.each(samples)('$name holds JSON values only: $origin', ({ schema, value }) => {
  expect(notJson(schema.parse(value))).toEqual([]);
});

test.each([
  ['a method', { save: () => {} }],
  ['a closure under a symbol', { inner: [{ [Symbol('save')]: () => {} }] }],
  [
    'a getter',
    {
      get save() {
        return 1;
      },
    },
  ],
  ['a hidden getter', Object.defineProperty({}, 'save', { get: () => () => {} })],
  ['an instance', { at: new Date(0) }],
  ['a proxy', { inner: new Proxy({}, {}) }],
  ['undefined', { inner: [undefined] }],
])('%s is not a JSON value', (_, value) => {
  expect(notJson(value)).toHaveLength(1);
});

/** Returns the path of each part that is not plain data, hidden and symbol keys included. */
function notJson(value: unknown, path = ''): string[] {
  if (value === null || ['boolean', 'number', 'string'].includes(typeof value)) return [];
  if (typeof value !== 'object' || isProxy(value)) return [path];
  const prototype = Array.isArray(value) ? Array.prototype : Object.prototype;
  if (Object.getPrototypeOf(value) !== prototype) return [path];
  return Reflect.ownKeys(value).flatMap((key) => {
    const { enumerable, get, value: part } = Object.getOwnPropertyDescriptor(value, key) ?? {};
    if (Array.isArray(value) && key === 'length') return [];
    const isPlain = typeof key === 'string' && enumerable && !get;
    return isPlain ? notJson(part, `${path}/${key}`) : [`${path}/${String(key)}`];
  });
}

/** Fields that hold items by their ids: a key more would be an item more. */
const byId = new Set([
  'dynamicInputTemplates',
  'elements',
  'errors',
  'loaded_model_sizes',
  'inputs',
  'nodes',
  'prepared_iteration_paths',
  'prepared_source_mapping',
  'results',
  'source_prepared_mapping',
  'starter_bundles',
]);

const withExtras = (value: unknown, extras: object): unknown => {
  if (Array.isArray(value)) return value.map((item) => withExtras(item, extras));
  if (typeof value !== 'object' || value === null) return value;
  const inner = Object.entries(value).map(([key, item]) => [
    key,
    byId.has(key) && !Array.isArray(item) ? withinEach(item, extras) : withExtras(item, extras),
  ]);
  return { ...extras, ...Object.fromEntries(inner) };
};

const withinEach = (items: unknown, extras: object): object =>
  Object.fromEntries(
    Object.entries(typeof items === 'object' && items !== null ? items : {}).map(([id, item]) => [
      id,
      withExtras(item, extras),
    ]),
  );

/** Responses that hold values by name: a key more is a value more. */
const dictionaries: ReadonlySet<string> = new Set(['AppDependencies', 'WorkflowCounts']);

test('fields of a newer server survive JSON, structuredClone and postMessage', async () => {
  const responses = samples.filter(({ name }) => !requests.has(name) && !dictionaries.has(name));
  const added = fc
    .dictionary(
      fc.string().map((key) => `new_${key}`),
      fc.jsonValue(),
    )
    .map((extras): object => JSON.parse(JSON.stringify(extras))); // a server has no -0
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...responses), added, async ({ schema, value }, extras) => {
      const parsed = schema.parse(withExtras(value, extras));
      expect({ parsed }).toMatchObject({ parsed: withExtras(value, extras) });
      expect(schema.parse(JSON.parse(JSON.stringify(parsed)))).toEqual(parsed);
      expect(schema.parse(structuredClone(parsed))).toEqual(parsed);
      expect(schema.parse(await posted(parsed))).toEqual(parsed);
    }),
    { numRuns: 500 },
  );
});

test.each([...requests].filter((name) => !name.endsWith('PageWindow')))('%s refuses an unknown key', (name) => {
  for (const { schema, value } of samples.filter((sample) => sample.name === name)) {
    const extended = typeof value === 'object' ? { ...value, is_starred: true } : value;
    expect(schema.safeParse(extended).error?.issues).toMatchObject([
      { code: 'unrecognized_keys', keys: ['is_starred'] },
    ]);
  }
});
