import { Board } from '@x/models/board';
import { Image } from '@x/models/image';
import { expect, test } from 'vitest';

import { makeBoard } from '../src/make-board.js';
import { makeImage } from '../src/make-image.js';

test('creates models that a server could have sent', () => {
  expect(Board.parse(makeBoard())).toEqual(expect.objectContaining({ image_count: 0 }));
  expect(Image.parse(makeImage())).toEqual(expect.objectContaining({ board_id: null }));
  expect(makeBoard().board_id).not.toBe(makeBoard().board_id);
});

test('the URLs of an image contain the given name', () => {
  expect(makeImage({ image_name: 'a.png', starred: true })).toMatchObject({
    image_url: 'api/v1/images/i/a.png/full',
    starred: true,
  });
});
