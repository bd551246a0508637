import { expect, test } from 'vitest';

import { createSandbox } from '../../src/sandbox.js';
import { bodyOf, request } from '../support/request.js';

const path = '/api/v1/utilities/fonts';

test('there are no fonts, and no file of one', async () => {
  using sandbox = createSandbox();
  expect(await bodyOf(sandbox, `GET ${path}`)).toEqual({ fonts: [] });
  for (const file of ['a.ttf', 'sub/a.ttf', 'sub%2Fa.ttf', 'a/../b.ttf', '..%2Ffonts%2Fb.ttf', '']) {
    expect(await request(sandbox, `GET ${path}/${file}`)).toMatchObject({
      status: 404,
      body: { detail: 'Font file not found' },
    });
  }
});

test('a path must be in the folder and of a font', async () => {
  using sandbox = createSandbox();
  for (const file of ['..%2Fa.ttf', 'a%2F..%2F..%2Fb.ttf', '%2Fetc%2Fhosts']) {
    expect(await request(sandbox, `GET ${path}/${file}`)).toMatchObject({
      status: 400,
      body: { detail: 'Invalid font path' },
    });
  }
  expect(await request(sandbox, `GET ${path}/README.txt`)).toMatchObject({
    status: 400,
    body: { detail: 'Unsupported font format' },
  });
});
