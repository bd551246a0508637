import { expect, test } from 'vitest';

import { AppVersion, OpenApi } from '../../src/app.js';

test('parses the release of a server', () => {
  expect(AppVersion.parse({ version: '6.14.2', highlights: null })).toEqual({ version: '6.14.2', highlights: null });
  expect(AppVersion.safeParse({}).success).toBe(false);
});

test('keeps the schemas of a document, whatever their content', () => {
  const document = { openapi: '3.1.0', components: { schemas: { Board: { type: 'object' }, Odd: 7 } } };
  expect(OpenApi.parse(document)).toEqual(document);
});

test.each([{}, { components: {} }, { components: { schemas: [] } }, { components: 7 }])(
  'refuses the document %j',
  (document) => {
    expect(OpenApi.safeParse(document).success).toBe(false);
  },
);
