import { InputError } from '@x/transport/errors';
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

test('refuses what a schema tries again later, as zod does with what has thrown', () => {
  const later = schema(() => Promise.reject(new Error('a getter')));
  expect(() => check('name', later, 'given')).toThrow(new InputError('name', 'has a property that throws'));
});
