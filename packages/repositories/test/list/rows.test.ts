import type { ResponseSchema } from '@x/transport/transport';
import { expect, test, vi } from 'vitest';

import { rows } from '../../src/internal/list/rows.js';

const item: ResponseSchema<number> = {
  '~standard': {
    version: 1,
    vendor: 'test',
    validate: (value) => (typeof value === 'number' ? { value } : { issues: [{ message: 'is no number' }] }),
  },
};
const list: ResponseSchema<unknown> = {
  '~standard': {
    version: 1,
    vendor: 'test',
    validate: (value) =>
      Array.isArray(value) && value.every((row) => typeof row === 'number')
        ? { value }
        : { issues: [{ message: 'is no list of numbers' }] },
  },
};

test('validates a valid list as a whole only', async () => {
  const one = vi.spyOn(item['~standard'], 'validate');
  expect(await rows(list, item, () => {})['~standard'].validate([1, 2])).toEqual({ value: [1, 2] });
  expect(one).not.toHaveBeenCalled();
});

test('validates an invalid list row by row', async () => {
  const onInvalid = vi.fn();
  expect(await rows(list, item, onInvalid)['~standard'].validate([1, 'x', 2])).toEqual({ value: [1, 2] });
  expect(onInvalid.mock.calls).toEqual([[{ value: 'x', message: 'is no number' }]]);
});

test.each([
  [undefined, 'is wrong'],
  [[], 'is wrong'],
  [['session', 'graph', 0], 'session.graph.0: is wrong'],
  [[{ key: 'session' }, { key: 'graph' }], 'session.graph: is wrong'],
])('the message of an invalid row names the path %j', async (path, message) => {
  const refuse: ResponseSchema<number> = {
    '~standard': { version: 1, vendor: 'test', validate: () => ({ issues: [{ message: 'is wrong', path }] }) },
  };
  const onInvalid = vi.fn();
  await rows(list, refuse, onInvalid)['~standard'].validate(['x']);
  expect(onInvalid.mock.calls).toEqual([[{ value: 'x', message }]]);
});

test('returns a Standard Schema', () => {
  expect(rows(list, item, () => {})['~standard']).toMatchObject({ version: 1, vendor: 'x' });
});

test('returns the schema itself without a callback', () => {
  expect(rows(list, item, 'throw')).toBe(list);
});

test('validates more than a thousand rows one by one, so that their issues are not in memory at once', async () => {
  const whole = vi.spyOn(list['~standard'], 'validate');
  const onInvalid = vi.fn();
  const mixed = Array.from({ length: 200_000 }, (_, index) => (index < 2_000 ? index : {}));
  const result = await rows(list, item, onInvalid)['~standard'].validate({ items: mixed, total: 1 });
  expect(onInvalid).toHaveBeenCalledTimes(198_000);
  expect(result).toHaveProperty('issues'); // of the page, which is no list
  expect(whole.mock.calls).toEqual([[{ items: mixed.slice(0, 2_000), total: 1 }]]);
});
