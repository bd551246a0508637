import { FakeTransport } from '@x/transport/test';
import { expect, test } from 'vitest';
import { BoardRepository } from '../../src/board.js';
import { ImageRepository } from '../../src/image.js';
import { createMemoryRepositories } from '../../src/test.js';

const transport = new FakeTransport();
const memory = createMemoryRepositories();
const server = [new BoardRepository(transport), new ImageRepository(transport)] as const;

test.each([server, [memory.boards, memory.images] as const])('a text is no list of names', async (boards, images) => {
  for (const names of ['a.png', undefined, null, 5, { length: 1 }, new Set(['a.png'])]) {
    const given = names as never;
    for (const call of [
      () => boards.addImages('b', given),
      () => boards.removeImages(given),
      () => images.getMany(given),
      () => images.starMany(given),
      () => images.unstarMany(given),
      () => images.deleteMany(given),
    ]) {
      await expect((async () => call())()).rejects.toMatchObject({ name: 'InputError', argument: 'names' });
    }
  }
  expect(transport.requests).toEqual([]);
});
