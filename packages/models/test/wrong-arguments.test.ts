import { readdir } from 'node:fs/promises';

import { expect, test } from 'vitest';

import { toDate } from '../src/timestamp.js';

const thrown = new Error('thrown by the argument');
const fail = (): never => {
  throw thrown;
};
const throwing = new Proxy({}, { get: fail, has: fail, ownKeys: fail, getOwnPropertyDescriptor: fail });
/** What plain JavaScript may pass. */
const values: readonly unknown[] = [
  ...[undefined, null, 5, Number.NaN, true, 1n, 'text', [], [null], {}, Object.create(null), Symbol('x'), () => 1],
  ...[new Map(), new Date(Number.NaN), throwing, [throwing]],
];

interface Schema {
  safeParse(value: unknown): { readonly success: boolean };
}
const files = (await readdir(new URL('../src', import.meta.url))).filter((file) => /^(?!index).*\.ts$/.test(file));
const modules = await Promise.all(
  files.map((file): Promise<Record<string, unknown>> => import(`../src/${file.slice(0, -3)}.ts`)),
);
const exported = modules.flatMap((module) => Object.entries(module));
const schemas = exported.filter(
  (entry): entry is [string, Schema] => typeof entry[1] === 'object' && entry[1] !== null && 'safeParse' in entry[1],
);

test.each(schemas)('%s says of any value whether it fits', (_, schema) => {
  for (const value of values) {
    let error: unknown;
    try {
      expect(schema.safeParse(value).success).toBeTypeOf('boolean');
    } catch (reason) {
      error = reason;
    }
    expect(error === undefined || error === thrown, `${typeof value}: ${error}`).toBe(true);
  }
});

test('the date of what is no timestamp is an invalid one', () => {
  for (const value of values) {
    const given: never = value as never;
    expect(toDate(given).getTime()).toBeNaN();
  }
});
