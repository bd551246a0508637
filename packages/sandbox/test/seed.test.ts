import sharp from 'sharp';
import { expect, test } from 'vitest';

import { createSandbox } from '../src/sandbox.js';
import { bodyOf, request } from './support/request.js';

test('seeds ten thousand images quickly, and they are images like others', async () => {
  using sandbox = createSandbox();
  await sandbox.seed({ boards: [{ board_id: 'x' }] });
  const { images } = await sandbox.seed({ images: Array.from({ length: 10_000 }, () => ({ board_id: 'x' })) });
  expect(await bodyOf(sandbox, 'GET /api/v1/boards/x')).toMatchObject({ image_count: 10_000 });
  const newest = images.at(-1);
  expect(await bodyOf(sandbox, 'GET /api/v1/images/?limit=1')).toMatchObject({ total: 10_000, items: [newest] });
  const [url, thumbnail] = [newest?.image_url, newest?.thumbnail_url];
  expect((await request(sandbox, `GET /${url}`)).headers.get('content-type')).toBe('image/png');
  expect((await request(sandbox, `GET /${thumbnail}`)).headers.get('content-type')).toBe('image/webp');
});

test('deleting one seeded image keeps the file of the others', async () => {
  using sandbox = createSandbox();
  await sandbox.seed({ images: [{ image_name: 'a.png' }, { image_name: 'b.png', metadata: { seed: 3 } }] });
  await request(sandbox, 'DELETE /api/v1/images/i/a.png');
  expect(await request(sandbox, 'GET /api/v1/images/i/b.png/full')).toMatchObject({ status: 200 });
  expect(await bodyOf(sandbox, 'GET /api/v1/images/i/b.png/metadata')).toEqual({ seed: 3 });
});

test('the file of a seeded image has the size of its record', async () => {
  using sandbox = createSandbox();
  const sizes = [
    [30, 20],
    [64, 64],
    [30, 20],
    [700, 350],
    [100_000, 100_000],
  ] as const;
  const images = sizes.map(([width, height], index) => ({ image_name: `${index}.png`, width, height }));
  await sandbox.seed({ images });
  const sizeOf = async (path: string) => {
    const file = await sandbox.fetch(`http://sandbox/api/v1/images/i/${path}`);
    const { width, height } = await sharp(await file.arrayBuffer()).metadata();
    return [width, height];
  };
  const files = await Promise.all(images.map(({ image_name }) => sizeOf(`${image_name}/full`)));
  expect(files).toEqual([...sizes.slice(0, 4), [64, 64]]);
  expect(await sizeOf('3.png/thumbnail')).toEqual([256, 128]);
});

test('an invalid seed inserts nothing', async () => {
  using sandbox = createSandbox();
  await expect(sandbox.seed({ boards: [{}], images: [{ board_id: 'nowhere' }] })).rejects.toThrow('FOREIGN KEY');
  expect(await bodyOf(sandbox, 'GET /api/v1/boards/?all=true')).toEqual([]);
});
