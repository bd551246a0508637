import type { ResponseSchema } from '@x/transport/transport';
import { expect, test } from 'vitest';

import { check } from '../../src/internal/check.js';

const schema = (validate: ResponseSchema<string>['~standard']['validate']): ResponseSchema<string> => ({
  '~standard': { version: 1, vendor: 'test', validate },
});

test('input is returned as it was given', () => {
  expect(
    check(
      'name',
      schema(() => ({ value: 'parsed' })),
      'given',
    ),
  ).toBe('given');
});

test('a schema that validates asynchronously is a mistake of the program', () => {
  const later = schema(async () => ({ value: 'parsed' }));
  expect(() => check('name', later, 'given')).toThrow(new TypeError('a schema for input must not be asynchronous'));
});
