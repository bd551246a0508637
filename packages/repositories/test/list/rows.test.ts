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

test('a good list is parsed whole, and its rows not one by one', async () => {
  const one = vi.spyOn(item['~standard'], 'validate');
  expect(await rows(list, item, () => {})['~standard'].validate([1, 2])).toEqual({ value: [1, 2] });
  expect(one).not.toHaveBeenCalled();
});

test('a bad one is parsed row by row', async () => {
  const report = vi.fn();
  expect(await rows(list, item, report)['~standard'].validate([1, 'x', 2])).toEqual({ value: [1, 2] });
  expect(report.mock.calls).toEqual([[{ value: 'x', message: 'is no number' }]]);
});

test.each([
  [undefined, 'is wrong'],
  [[], 'is wrong'],
  [['session', 'graph', 0], 'session.graph.0: is wrong'],
  [[{ key: 'session' }, { key: 'graph' }], 'session.graph: is wrong'],
])('a row that is wrong at %j is reported with its path', async (path, message) => {
  const refuse: ResponseSchema<number> = {
    '~standard': { version: 1, vendor: 'test', validate: () => ({ issues: [{ message: 'is wrong', path }] }) },
  };
  const report = vi.fn();
  await rows(list, refuse, report)['~standard'].validate(['x']);
  expect(report.mock.calls).toEqual([[{ value: 'x', message }]]);
});

test('the schema that leaves rows out is a Standard Schema', () => {
  expect(rows(list, item, () => {})['~standard']).toMatchObject({ version: 1, vendor: 'x' });
});

test('without a callback the schema stays as it is', () => {
  expect(rows(list, item, 'throw')).toBe(list);
});
