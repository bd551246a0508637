import type { ResponseSchema } from '@x/transport/transport';
import { expect, test } from 'vitest';

import { check } from '../../src/internal/check.js';

const schema = (validate: ResponseSchema<string>['~standard']['validate']): ResponseSchema<string> => ({
  '~standard': { version: 1, vendor: 'test', validate },
});

test('returns the input itself', () => {
  expect(
    check(
      'name',
      schema(() => ({ value: 'parsed' })),
      'given',
    ),
  ).toBe('given');
});

test('throws a TypeError for a schema that validates asynchronously', () => {
  const later = schema(async () => ({ value: 'parsed' }));
  expect(() => check('name', later, 'given')).toThrow(new TypeError('schemas of input must validate synchronously'));
});
