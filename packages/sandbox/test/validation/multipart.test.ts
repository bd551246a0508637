import { expect, test } from 'vitest';
import { createSandbox } from '../../src/sandbox.js';
import { UPLOAD } from '../support/image-file.js';
import { request } from '../support/request.js';

const send = (body: string, type = 'multipart/form-data; boundary=XX') => {
  const sandbox = createSandbox();
  return request(sandbox, UPLOAD, { body, headers: { 'content-type': type } }).finally(() => sandbox.close());
};

const part = (disposition: string, content = 'abc') =>
  `--XX\r\nContent-Disposition: ${disposition}\r\n\r\n${content}\r\n`;

test('a part without a file name is text, one with an empty name is a file', async () => {
  expect(await send(`${part('form-data; name="file"')}--XX--`)).toMatchObject({
    status: 422,
    body: { detail: [{ type: 'value_error', loc: ['body', 'file'], input: 'abc', ctx: { error: {} } }] },
  });
  expect(await send(`\r\n${part('form-data; filename=""; name=file')}--XX--\r\n`)).toMatchObject({
    status: 415,
    body: { detail: 'Not an image' },
  });
});

test('ignores an incomplete part', async () => {
  expect(await send(part('form-data; name="file"'))).toMatchObject({ body: { detail: [{ type: 'missing' }] } });
});

test.each([
  ['junk', 'multipart/form-data; boundary=XX', 'There was an error parsing the body'],
  ['junk', 'multipart/form-data', 'Missing boundary in multipart.'],
  [
    part('form-data; name="file"').replaceAll('\r', ''),
    'multipart/form-data; boundary=XX',
    'There was an error parsing the body',
  ],
  [
    `${part('form-data')}--XX--`,
    'multipart/form-data; boundary=XX',
    'The Content-Disposition header field "name" must be provided.',
  ],
  [
    `${part('form-data; name="metadata"', 'x'.repeat(1024 * 1024 + 1))}--XX--`,
    'multipart/form-data; boundary=XX',
    'Part exceeded maximum size of 1024KB.',
  ],
])('rejects an invalid form (%#)', async (body, type, detail) => {
  expect(await send(body, type)).toMatchObject({ status: 400, body: { detail } });
});

test('a body of another content type is a form without parts', async () => {
  expect(await send('{"file":"x"}', 'application/json')).toMatchObject({ body: { detail: [{ type: 'missing' }] } });
  expect(await send('file=abc', 'application/x-www-form-urlencoded')).toMatchObject({
    body: { detail: [{ type: 'value_error', input: 'abc' }] },
  });
});
