import { createSandbox } from '@x/sandbox/sandbox';
import { HttpError } from '@x/transport/errors';
import { createHttpTransport } from '@x/transport/http-transport';
import { expect, test } from 'vitest';

import { ImageRepository } from '../../src/image.js';

test('uploads of no image, or of half an image, reject and leave no image', async () => {
  using sandbox = createSandbox();
  const images = new ImageRepository(
    createHttpTransport({ baseUrl: 'http://sandbox.invalid', fetch: sandbox.fetch, retries: 0 }),
  );
  const { images: seeded } = await sandbox.seed({ images: [{ image_name: 'a.png' }] });
  const whole = await images.full('a.png');
  expect(await images.upload(whole)).toMatchObject({ width: expect.any(Number) });

  const nothing = new Blob(['no image at all'], { type: 'image/png' });
  await expect(images.upload(nothing)).rejects.toMatchObject({ name: 'HttpError', status: 415 });
  const half = whole.slice(0, whole.size / 2, 'image/png');
  await expect(images.upload(half)).rejects.toBeInstanceOf(HttpError);
  expect((await images.page({ offset: 0, limit: 0 })).total).toBe(seeded.length + 1);
});
