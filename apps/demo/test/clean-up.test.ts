import { expect, test } from 'vitest';
import { cleanUp } from '../src/clean-up.js';
import { createTag } from '../src/tag.js';
import { fillWithImages, smallImage } from './support/image-folder.js';
import { runDemo } from './support/run-demo.js';
import { servedSandbox } from './support/served-sandbox.js';
import { temporaryFolder } from './support/temporary-folder.js';

test('--keep keeps everything', async () => {
  await using server = await servedSandbox();
  await using folder = await temporaryFolder();
  await fillWithImages(folder.path, 8);
  const before = await server.contents();

  await runDemo(['--keep', '--server', server.url, '--images', folder.path, '--output', folder.path]);
  const { boards, images, jobs } = await server.contents();
  expect(boards).toHaveLength(before.boards.length + 5);
  expect(images).toHaveLength(before.images.length + 76);
  expect(jobs).toHaveLength(16);
});

test('images of others on a board of the tour are not deleted', async () => {
  await using server = await servedSandbox();
  const { client } = server;
  const { boards, images } = client.repositories;
  const tag = createTag();
  const { board_id } = await boards.create({ board_name: tag.boardName('inbox') });
  const file = await smallImage();
  const own = await images.upload(file, { board_id, session_id: tag.session });
  const copy = await images.upload(file, { board_id, session_id: own.image_name });
  const stray = await images.upload(file, { session_id: tag.session });
  const signature = await images.upload(file, { session_id: `x-map-${tag.session}-0a1b` });
  const other = await images.upload(file, { board_id });
  const longer = await images.upload(file, { session_id: `x-map-${tag.session}x-0a1b` });

  const { facts } = await cleanUp({ client, tag });
  expect(facts).toEqual({ images: 4, boards: 1, jobs: 0, failed: 0 });
  for (const { image_name } of [own, copy, stray, signature]) expect(await images.find(image_name)).toBeUndefined();
  expect(await images.get(other.image_name)).toMatchObject({ board_id: null });
  expect(await images.find(longer.image_name)).toBeDefined();
});
