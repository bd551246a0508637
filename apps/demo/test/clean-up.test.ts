import { expect, test } from 'vitest';
import { cleanUp } from '../src/clean-up.js';
import { JsonScreen } from '../src/output/json-reporter.js';
import { createMark } from '../src/tag.js';
import { fillWithPictures, smallPicture } from './support/image-folder.js';
import { takeTour } from './support/run-demo.js';
import { servedSandbox } from './support/served-sandbox.js';
import { temporaryFolder } from './support/temporary-folder.js';

test('with --keep everything stays', async () => {
  await using server = await servedSandbox();
  await using folder = await temporaryFolder();
  await fillWithPictures(folder.path, 8);
  const before = await server.belongings();

  await takeTour(['--keep', '--server', server.url, '--pictures', folder.path, '--output', folder.path]);
  const { boards, images, jobs } = await server.belongings();
  expect(boards).toHaveLength(before.boards.length + 4);
  expect(images).toHaveLength(before.images.length + 48);
  expect(jobs).toHaveLength(8);
});

test('what somebody else puts on a board of the tour is not deleted with it', async () => {
  await using server = await servedSandbox();
  const { client } = server;
  const { boards, images } = client.repositories;
  const mark = createMark();
  const { board_id } = await boards.create({ board_name: mark.name('inbox') });
  const picture = await smallPicture();
  const mine = await images.upload(picture, { board_id, session_id: mark.text });
  const copy = await images.upload(picture, { board_id, session_id: mine.image_name });
  const stray = await images.upload(picture, { session_id: mark.text });
  const strange = await images.upload(picture, { board_id });

  const screen = new JsonScreen({ write() {} });
  const { facts } = await cleanUp({ client, screen, mark, requests: () => 0 });
  expect(facts).toEqual({ pictures: 3, boards: 1, jobs: 0, failed: 0 });
  for (const { image_name } of [mine, copy, stray]) expect(await images.find(image_name)).toBeUndefined();
  expect(await images.get(strange.image_name)).toMatchObject({ board_id: null });
});
