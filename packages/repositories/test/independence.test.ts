import { makeBoard } from '@x/sandbox/make-board';
import { expect, test } from 'vitest';

import type { BoardReader, ImageMover } from '../src/board.js';

/** A function of an app. It knows two small interfaces, and no transport. */
async function tidyUp(boards: Pick<BoardReader, 'list'> & ImageMover): Promise<number> {
  let freed = 0;
  for await (const { board_name, cover_image_name } of boards.list()) {
    if (board_name !== 'trash' || cover_image_name === null) continue;
    freed += (await boards.removeImages([cover_image_name])).removed_images.length;
  }
  return freed;
}

test('a program can be tested with plain objects instead of repositories', async () => {
  const boards: Pick<BoardReader, 'list'> & ImageMover = {
    async *list() {
      yield makeBoard({ board_name: 'trash', cover_image_name: 'a.png' });
      yield makeBoard({ board_name: 'keep', cover_image_name: 'b.png' });
      yield makeBoard({ board_name: 'trash' });
    },
    addImages: async () => ({ added_images: [], affected_boards: [], failed_images: [] }),
    removeImages: async (names) => ({ removed_images: [...names], affected_boards: ['none'], failed_images: [] }),
  };
  expect(await tidyUp(boards)).toBe(1);
});
