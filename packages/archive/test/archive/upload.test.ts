import { expect, test } from 'vitest';

import { createArchive } from '../../src/open-archive.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const folder = temporaryFolder();

/** A JPEG of 8 by 5 pixels without any, whose comment begins as a PNG does. */
const jpeg = Buffer.concat([
  Buffer.from([0xff, 0xd8, 0xff, 0xfe, 0, 8]),
  Buffer.from('\x89PNG\r\n', 'latin1'),
  Buffer.from([0xff, 0xc0, 0, 11, 8, 0, 5, 0, 8, 1, 1, 0x11, 0, 0xff, 0xd9]),
]);

test('what a picture is, its very first bytes say', async () => {
  await using archive = await createArchive(folder.next(), { sync: false });
  const { image_name, width, height } = await archive.images.upload(jpeg);
  expect(image_name).toMatch(/\.jpg$/);
  expect([width, height]).toEqual([8, 5]);
});
