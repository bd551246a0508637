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

test('an invalid seed inserts nothing', async () => {
  using sandbox = createSandbox();
  await expect(sandbox.seed({ boards: [{}], images: [{ board_id: 'nowhere' }] })).rejects.toThrow('FOREIGN KEY');
  expect(await bodyOf(sandbox, 'GET /api/v1/boards/?all=true')).toEqual([]);
});
