import sharp from 'sharp';
import { expect, test } from 'vitest';

import { createSandbox } from '../../src/sandbox.js';
import { bodyOf, request, toRequest } from '../support/request.js';

const png = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#f80' } })
  .png()
  .toBuffer();

function formWith(type: string, content: BlobPart = new Uint8Array(png)): FormData {
  const body = new FormData();
  body.append('image', new Blob([content], { type }), 'a');
  return body;
}

test('a cover image is kept as a thumbnail, outlives its model, and is deleted once', async () => {
  using sandbox = createSandbox();
  await sandbox.seed({ models: [{ key: 'a' }] });
  const route = '/api/v2/models/i/a/image';
  expect(await request(sandbox, `GET ${route}`)).toMatchObject({ status: 500, body: 'Internal Server Error' });
  expect(await request(sandbox, `PATCH ${route}`, { body: formWith('image/png') })).toMatchObject({
    status: 200,
    body: null,
  });
  const { cover_image } = (await bodyOf(sandbox, 'GET /api/v2/models/i/a')) as { cover_image: string };
  expect(cover_image).toMatch(/^api\/v2\/models\/i\/a\/image\?[\da-f-]{36}$/);
  const response = await sandbox.fetch(...toRequest(`GET /${cover_image}`));
  expect(response.headers.get('content-type')).toBe('image/png');
  expect(await sharp(await response.arrayBuffer()).metadata()).toMatchObject({
    format: 'webp',
    width: 256,
    height: 192,
  });
  await request(sandbox, 'DELETE /api/v2/models/i/a');
  expect(await request(sandbox, `DELETE ${route}`)).toMatchObject({ status: 204 });
  expect(await request(sandbox, `DELETE ${route}`)).toMatchObject({
    status: 404,
    body: { detail: 'Model image file not found' },
  });
});

test('what is no image, and an image of no model, is refused', async () => {
  using sandbox = createSandbox();
  await sandbox.seed({ models: [{ key: 'a' }] });
  const patch = async (key: string, body: FormData) => {
    const response = await request(sandbox, `PATCH /api/v2/models/i/${key}/image`, { body });
    return [response.status, (response.body as { detail: unknown }).detail];
  };
  expect(await patch('a', formWith('text/plain'))).toEqual([415, 'Not an image']);
  expect(await patch('a', formWith('image/png', 'no image'))).toEqual([415, 'Failed to read image']);
  expect(await patch('b', formWith('image/png'))).toEqual([404, 'model not found']);
});
