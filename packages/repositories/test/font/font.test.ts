import { expect, test } from 'vitest';
import { FontRepository } from '../../src/font.js';
import { type Operation, runOperation } from '../support/operation.js';

const since = '6.14.2';
const face = { path: 'sub/A.ttf', url: 'api/v1/utilities/fonts/sub/A.ttf', weight: 400, style: 'normal' };
const font = { id: 'user:a', family: 'A', label: 'A', path: face.path, url: face.url, faces: [face] };
const file = new Blob(['font']);

const operations: Record<string, Operation<FontRepository>> = {
  list: {
    call: (fonts, o) => fonts.list(o),
    response: { fonts: [font] },
    route: 'GET /api/v1/utilities/fonts',
    request: { since },
    result: [font],
  },
  file: {
    call: (fonts, o) => fonts.file('sub/A.ttf', o),
    response: file,
    route: 'GET /api/v1/utilities/fonts/{font_path}',
    request: { path: { font_path: 'sub/A.ttf' }, since },
  },
};

test.each(Object.entries(operations))('%s is one request', async (_, operation) => {
  const { actual, expected } = await runOperation(FontRepository, operation);
  expect(actual).toEqual(expected);
});

test('every method is tested here', () => {
  const methods = Object.getOwnPropertyNames(FontRepository.prototype).filter((name) => name !== 'constructor');
  expect(Object.keys(operations).toSorted()).toEqual(methods.toSorted());
});
