import type { Image } from '@x/models/image';
import { makeImage } from '@x/sandbox/make-image';
import { createSandbox } from '@x/sandbox/sandbox';
import { NotFoundError } from '@x/transport/errors';
import { createHttpTransport } from '@x/transport/http-transport';
import { describe, expect, test } from 'vitest';

import type { GalleryRepository } from '../../src/gallery.js';
import type { ImageRepository } from '../../src/image.js';
import { createRepositories } from '../../src/repositories.js';
import { implementations } from '../support/implementations.js';
import { collected } from '../support/operation.js';
import { pngImage } from '../support/png-image.js';

const seconds = (index: number): string => String(index).padStart(2, '0');
const seed = Array.from({ length: 30 }, (_, index) =>
  makeImage({ image_name: `${index}.png`, created_at: `2026-11-22 13:00:${seconds(index)}.000` }),
);
const newestFirst = seed.map(({ image_name }) => image_name).toReversed();

/** What a caller may list. All of it is read in pages of ten. */
type Boards = Awaited<ReturnType<(typeof implementations)[number][1]>>['boards'];
interface Setup {
  readonly boards: Boards;
  readonly images: Pick<ImageRepository, 'deleteMany' | 'starMany' | 'update' | 'upload'>;
  readonly board_id: string;
  list(): AsyncIterable<string>;
}

const listImages = async function* (images: Pick<ImageRepository, 'list'>, board_id: string) {
  for await (const { image_name } of images.list({ board_id }, { pageSize: 10 })) yield image_name;
};
const listGallery = async function* (gallery: Pick<GalleryRepository, 'list'>, board_id: string) {
  for await (const { name } of gallery.list({ board_id }, { pageSize: 10 })) yield name;
};

const overHttp = (images: readonly Image[]) => {
  const sandbox = createSandbox();
  return sandbox
    .seed({ images })
    .then(() => createRepositories(createHttpTransport({ baseUrl: 'http://x.invalid', fetch: sandbox.fetch })));
};

async function boardOf(boards: Boards): Promise<string> {
  const { board_id } = await boards.create({ board_name: 'x' });
  await boards.addImages(board_id, newestFirst);
  return board_id;
}

const setups = [
  ...implementations.map(
    ([name, open]) =>
      [
        `images ${name}`,
        async (): Promise<Setup> => {
          const { boards, images } = await open(seed);
          const board_id = await boardOf(boards);
          return { boards, images, board_id, list: () => listImages(images, board_id) };
        },
      ] as const,
  ),
  [
    'the gallery over HTTP',
    async (): Promise<Setup> => {
      const { boards, images, gallery } = await overHttp(seed);
      const board_id = await boardOf(boards);
      return { boards, images, board_id, list: () => listGallery(gallery, board_id) };
    },
  ] as const,
];

/** Lists and calls `change` for each name; returns the names. */
async function namesOf({ list }: Setup, change: (name: string) => Promise<unknown>): Promise<string[]> {
  const names: string[] = [];
  for await (const name of list()) {
    names.push(name);
    await change(name);
  }
  return names;
}

describe.each(setups)('a list of %s', (_, open) => {
  test.each<[string, (setup: Setup, name: string) => Promise<unknown>]>([
    ['is deleted', ({ images }, name) => images.deleteMany([name])],
    ['is moved to no board', ({ boards }, name) => boards.removeImages([name])],
    ['is starred, and so at another place', ({ images }, name) => images.starMany([name])],
    ['is changed', ({ images }, name) => images.update(name, { image_category: 'mask' })],
  ])('visits each image once while each %s', async (_what, change) => {
    const setup = await open();
    expect(await namesOf(setup, (name) => change(setup, name))).toEqual(newestFirst);
  });

  test('visits each image once while every second one is deleted', async () => {
    const setup = await open();
    let count = 0;
    const change = async (name: string) => count++ % 2 === 0 && setup.images.deleteMany([name]);
    expect(await namesOf(setup, change)).toEqual(newestFirst);
    expect(await namesOf(setup, async () => {})).toEqual(newestFirst.filter((_name, index) => index % 2 === 1));
  });

  test('ends, and visits each image once, while a copy of each is uploaded', async () => {
    const setup = await open();
    const copy = () => setup.images.upload(pngImage(), { board_id: setup.board_id });
    expect(await namesOf(setup, copy)).toEqual(newestFirst);
    expect(await namesOf(setup, async () => {})).toHaveLength(60);
  });

  test('leaves out what was deleted or moved before it is reached', async () => {
    const setup = await open();
    const change = async (name: string) => {
      if (name !== newestFirst[0]) return;
      await setup.images.deleteMany(['5.png', '12.png']);
      await setup.boards.removeImages(['0.png', '15.png']);
    };
    const gone = ['0.png', '5.png', '12.png', '15.png'];
    expect(await namesOf(setup, change)).toEqual(newestFirst.filter((name) => !gone.includes(name)));
  });

  test.each<[string, (setup: Setup) => Promise<unknown>]>([
    ['is deleted', ({ boards, board_id }) => boards.delete(board_id)],
    ['is deleted with its contents', ({ boards, board_id }) => boards.deleteWithContents(board_id, { destroy: true })],
  ])('rejects when the board %s meanwhile', async (_what, change) => {
    const setup = await open();
    const names: string[] = [];
    const read = async () => {
      for await (const name of setup.list()) if (names.push(name) === 5) await change(setup);
    };
    await expect(read()).rejects.toBeInstanceOf(NotFoundError);
    expect(names).toEqual(newestFirst.slice(0, 10));
  });

  test('is empty for a board without images, and rejects for one that does not exist', async () => {
    const setup = await open();
    await setup.boards.removeImages(newestFirst);
    expect(await namesOf(setup, async () => {})).toEqual([]);
    await setup.boards.delete(setup.board_id);
    await expect(namesOf(setup, async () => {})).rejects.toBeInstanceOf(NotFoundError);
  });
});

describe('a server that is wrong about its list', () => {
  const row = (name: string) => ({ ...makeImage({ image_name: name }), kind: 'image', name, category: 'general' });
  const item = (name: string) => ({ ...row(name), full_url: 'x' });
  /** Returns repositories on a server with these rows on every page, and these names. */
  const open = (rows: readonly unknown[], names: readonly string[]) => {
    let requests = 0;
    const counts = { starred_count: 0, total_count: names.length };
    const fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
      requests++;
      const { pathname, searchParams } = new URL(new Request(input, init).url);
      if (pathname.endsWith('_by_names')) return Response.json(rows);
      if (pathname.endsWith('names')) return Response.json({ ...counts, image_names: names, item_names: names });
      return Response.json({ offset: Number(searchParams.get('offset')), limit: 2, total: 1e9, items: rows });
    };
    const repositories = createRepositories(createHttpTransport({ baseUrl: 'http://x.invalid', fetch }));
    return { ...repositories, requests: () => requests };
  };
  const options = { pageSize: 2 };

  test.each([
    ['the same rows', [item('a'), item('b')]],
    ['no rows', []],
  ])('a total that never shrinks ends the list of images: %s on each page', async (_, rows) => {
    const { images, requests } = open(rows, ['a', 'b']);
    expect(await collected(images.list({}, options))).toHaveLength(rows.length);
    expect(requests()).toBeLessThan(5);
  });

  test('names that are on no page end the gallery with an error', async () => {
    const { gallery, requests } = open([item('a'), item('b')], ['a', 'b', 'c']);
    await expect(collected(gallery.list({}, options))).rejects.toMatchObject({
      name: 'ResponseError',
      message: 'GET /api/v1/gallery/items/: unexpected response: items: "c" is in no page',
    });
    expect(requests()).toBeLessThan(12);
  });

  test('an invalid row of a gallery is left out, and the others are listed', async () => {
    const messages: string[] = [];
    const onInvalid = ({ message }: { message: string }) => messages.push(message);
    const { gallery } = open([{ ...item('a'), width: 'x' }, item('b')], ['a', 'b', 'c']);
    const names = (await collected(gallery.list({}, { ...options, onInvalid }))).map(({ name }) => name);
    expect(names).toEqual(['b']);
    expect(messages[0]).toContain('width');
  });

  test('an invalid row of the first page is reported once', async () => {
    const messages: string[] = [];
    const onInvalid = ({ message }: { message: string }) => messages.push(message);
    const { images } = open([{ ...item('a'), width: 'x' }, item('b')], ['a', 'b']);
    const names = (await collected(images.list({}, { ...options, onInvalid }))).map(({ image_name }) => image_name);
    expect([names, messages.length]).toEqual([['b'], 1]);
  });
});
