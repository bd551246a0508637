import { expect, test } from 'vitest';
import { AppRepository } from '../../src/app.js';
import { type Operation, runOperation } from '../support/operation.js';

const document = { openapi: '3.1.0', components: { schemas: { Board: { type: 'object' } } } };

const operations: Record<string, Operation<AppRepository>> = {
  version: {
    call: (app, o) => app.version(o),
    response: { version: '6.14.2' },
    route: 'GET /api/v1/app/version',
  },
  openApi: {
    call: (app, o) => app.openApi(o),
    response: document,
    route: 'GET /openapi.json',
  },
};

test.each(Object.entries(operations))('%s is one request', async (_, operation) => {
  const { actual, expected } = await runOperation(AppRepository, operation);
  expect(actual).toEqual(expected);
});

test('every method is tested here', () => {
  const methods = Object.getOwnPropertyNames(AppRepository.prototype).filter((name) => name !== 'constructor');
  expect(Object.keys(operations).toSorted()).toEqual(methods.toSorted());
});
