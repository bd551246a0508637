import type { Image } from '@x/models/image';
import { makeImage } from '@x/sandbox/make-image';
import { HttpError, InputError, NotFoundError, UnsupportedOperationError } from '@x/transport/errors';
import { describe, expect, test } from 'vitest';

import { collected } from '../support/operation.js';
import { pngImage } from '../support/png-image.js';
import type { ContractSubject } from './contract-subject.js';

const image = (letter: string, starred = false) =>
  makeImage({ image_name: `${letter}.png`, created_at: `2026-11-22 13:00:0${letter.charCodeAt(0) - 97}.000`, starred });
const seed = [image('b', true), image('c'), image('a')];
const namesOf = (images: readonly Image[]) => images.map(({ image_name }) => image_name);

/** Tests that boards and images behave as those of a server. */
export function testBoards({ name, open, resizes, hasThumbnails }: ContractSubject): void {
  describe(`boards and images ${name}`, () => {
    test('a new board is empty, and is found by its id', async () => {
      const { boards } = await open([]);
      const board = await boards.create({ board_name: 'Brücken 🌉' });
      expect(board).toMatchObject({ board_name: 'Brücken 🌉', image_count: 0, archived: false });
      expect(await boards.get(board.board_id)).toEqual(board);
      expect(await boards.find(board.board_id)).toEqual(board);
      expect(await boards.imageNames(board.board_id)).toEqual([]);
    });

    test('times are in UTC, to the millisecond, with a space and without a zone', async () => {
      const { boards, images } = await open([]);
      const board = await boards.create({ board_name: 'x' });
      const image = await images.upload(pngImage());
      for (const time of [board.created_at, board.updated_at, image.created_at, image.updated_at])
        expect(time).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}$/);
    });

    test('names may be empty and taken, and have 300 characters', async () => {
      const { boards } = await open([]);
      const names = ['', 'x', 'x', '🌉'.repeat(300)];
      for (const name of names) await boards.create({ board_name: name });
      const listed = await collected(boards.list());
      expect(listed.map(({ board_name }) => board_name).toSorted()).toEqual(names.toSorted());
      await expect(boards.create({ board_name: '🌉'.repeat(301) })).rejects.toBeInstanceOf(InputError);
    });

    test('lists of boards are sorted by time or by name', async () => {
      const { boards } = await open([]);
      for (const board_name of ['b', 'c', 'a']) await boards.create({ board_name });
      const listed = async (...query: Parameters<typeof boards.list>) =>
        (await collected(boards.list(...query))).map(({ board_name }) => board_name).join('');
      expect(await listed({ order_by: 'board_name' })).toBe('cba');
      expect(await listed({ order_by: 'board_name', direction: 'ASC' })).toBe('abc');
    });

    test.each(['none', 'no-such-board'])('there is no board %s', async (id) => {
      const { boards } = await open(seed);
      expect(await boards.find(id)).toBeUndefined();
      await expect(boards.get(id)).rejects.toBeInstanceOf(NotFoundError);
      await expect(boards.update(id, { board_name: 'x' })).rejects.toBeInstanceOf(NotFoundError);
      await expect(boards.delete(id)).rejects.toBeInstanceOf(NotFoundError);
      await expect(boards.deleteWithContents(id, { destroy: true })).rejects.toBeInstanceOf(NotFoundError);
      await expect(boards.addImages(id, ['a.png'])).rejects.toBeInstanceOf(NotFoundError);
    });

    test('an update changes the given fields', async () => {
      const { boards } = await open([]);
      const { board_id } = await boards.create({ board_name: 'old' });
      await boards.update(board_id, { board_name: 'new' });
      expect(await boards.update(board_id, { archived: true })).toMatchObject({ board_name: 'new', archived: true });
      expect(await collected(boards.list())).toEqual([]);
      expect(await collected(boards.list({ include_archived: true }))).toMatchObject([{ board_id }]);
      await expect(boards.update(board_id, JSON.parse('{"name":"x"}'))).rejects.toBeInstanceOf(InputError);
    });

    test('an image is on one board: adding moves, removing frees, missing names are skipped', async () => {
      const { boards, images } = await open(seed);
      const [one, two] = [await boards.create({ board_name: 'one' }), await boards.create({ board_name: 'two' })];
      const added = await boards.addImages(one.board_id, ['a.png', 'b.png', 'gone.png', 'a.png']);
      expect(added.added_images.toSorted()).toEqual(['a.png', 'b.png']);
      expect(added.affected_boards.toSorted()).toEqual([one.board_id, 'none'].toSorted());
      expect((await boards.addImages(two.board_id, ['b.png'])).added_images).toEqual(['b.png']);
      expect(await boards.imageNames(one.board_id)).toEqual(['a.png']);
      expect(await boards.get(two.board_id)).toMatchObject({ image_count: 1, cover_image_name: 'b.png' });
      expect((await images.get('b.png')).board_id).toBe(two.board_id);
      const removed = await boards.removeImages(['b.png', 'gone.png']);
      expect(removed.removed_images).toEqual(['b.png']);
      expect(removed.affected_boards.toSorted()).toEqual([two.board_id, 'none'].toSorted());
      expect((await boards.imageNames('none')).toSorted()).toEqual(['b.png', 'c.png']);
    });

    test('counts are of images by category, and leave out intermediate ones', async () => {
      const { boards, images } = await open(seed);
      const { board_id } = await boards.create({ board_name: 'x' });
      await boards.addImages(board_id, ['a.png', 'b.png', 'c.png']);
      await images.update('a.png', { image_category: 'mask' });
      await images.update('b.png', { is_intermediate: true });
      expect(await boards.get(board_id)).toMatchObject({ image_count: 1, asset_count: 1, cover_image_name: 'c.png' });
      expect(await boards.imageNames(board_id, { categories: ['mask'] })).toEqual(['a.png']);
      expect(await boards.imageNames(board_id, { is_intermediate: true })).toEqual(['b.png']);
    });

    test('a deleted board leaves its images on no board', async () => {
      const { boards, images } = await open(seed);
      const { board_id } = await boards.create({ board_name: 'x' });
      await boards.addImages(board_id, ['a.png']);
      expect((await boards.delete(board_id)).deleted_board_images).toEqual(['a.png']);
      expect((await images.get('a.png')).board_id).toBeNull();
    });

    test('a board deleted with its contents leaves nothing', async () => {
      const { boards, images } = await open(seed);
      const { board_id } = await boards.create({ board_name: 'x' });
      await boards.addImages(board_id, ['a.png']);
      const deleted = await boards.deleteWithContents(board_id, { destroy: true });
      expect(deleted).toMatchObject({ deleted_images: ['a.png'], deleted_board_images: [], failed_images: [] });
      expect(await images.find('a.png')).toBeUndefined();
      await expect(boards.deleteWithContents('x', JSON.parse('{}'))).rejects.toBeInstanceOf(InputError);
    });

    test('images are found by name, in the order of the names', async () => {
      const { images } = await open(seed);
      expect((await images.get('a.png')).image_name).toBe('a.png');
      expect(await images.find('gone.png')).toBeUndefined();
      await expect(images.get('gone.png')).rejects.toBeInstanceOf(NotFoundError);
      expect(namesOf(await images.getMany(['c.png', 'gone.png', 'a.png', 'c.png']))).toEqual([
        'c.png',
        'a.png',
        'c.png',
      ]);
    });

    test('1 001 names are refused', async () => {
      const { boards, images } = await open([]);
      const names = Array<string>(1_001).fill('a.png');
      await expect(boards.addImages('b', names)).rejects.toBeInstanceOf(InputError);
      await expect(boards.removeImages(names)).rejects.toBeInstanceOf(InputError);
      await expect(images.getMany(names)).rejects.toBeInstanceOf(InputError);
      await expect(images.deleteMany(names)).rejects.toBeInstanceOf(InputError);
      await expect(images.starMany(names)).rejects.toBeInstanceOf(InputError);
      await expect(images.unstarMany(names)).rejects.toBeInstanceOf(InputError);
      await expect(images.page({ offset: 0, limit: 1_001 })).rejects.toBeInstanceOf(InputError);
    });

    test.each([
      [{}, ['b.png', 'c.png', 'a.png'], 1],
      [{ order_dir: 'ASC' }, ['b.png', 'a.png', 'c.png'], 1],
      [{ starred_first: false }, ['c.png', 'b.png', 'a.png'], 0],
      [{ board_id: 'none', order_dir: 'ASC', starred_first: false }, ['a.png', 'b.png', 'c.png'], 0],
      [{ search_term: '13:00:0_.000' }, ['b.png', 'c.png', 'a.png'], 1],
      [{ search_term: '%:02.' }, ['c.png'], 0],
      [{ search_term: '13.00' }, [], 0],
      [{ categories: ['general'], is_intermediate: false }, ['b.png', 'c.png', 'a.png'], 1],
      [{ is_intermediate: true }, [], 0],
    ] as const)('lists, pages, names and the gallery agree on the order of %j', async (query, image_names, starred) => {
      const { images, gallery } = await open(seed);
      const total = image_names.length;
      expect(namesOf(await collected(images.list(query)))).toEqual(image_names);
      expect(await images.names(query)).toEqual({ image_names, starred_count: starred, total_count: total });
      expect(await gallery.names(query)).toEqual({
        item_names: image_names,
        starred_count: starred,
        total_count: total,
      });
      const page = await images.page({ ...query, offset: 1, limit: 1 });
      expect([page.total, namesOf(page.items)]).toEqual([total, image_names.slice(1, 2)]);
      expect(await images.page({ ...query, offset: 0, limit: 0 })).toMatchObject({ total, items: [] });
      const shown = await gallery.page({ ...query, offset: 1, limit: 1 });
      expect([shown.total, shown.items.map(({ name }) => name)]).toEqual([total, image_names.slice(1, 2)]);
    });

    test('an origin and a day are filters too', async () => {
      const { images, gallery } = await open([...seed, makeImage({ image_name: 'd.png', image_origin: 'internal' })]);
      expect((await images.names({ image_origin: 'internal' })).image_names).toEqual(['d.png']);
      expect((await gallery.names({ origin: 'internal' })).item_names).toEqual(['d.png']);
      expect((await gallery.names({ created_date: '2026-11-22', origin: 'external' })).total_count).toBe(3);
      expect((await gallery.names({ created_date: '2026-11-21', origin: 'external' })).total_count).toBe(0);
    });

    test('an update of an image changes the given fields, and a missing one is an error', async () => {
      const { images } = await open(seed);
      expect(await images.update('a.png', { starred: true })).toMatchObject({
        starred: true,
        image_category: 'general',
      });
      expect(await images.update('a.png', { image_category: 'mask' })).toMatchObject({ starred: true });
      expect(await images.get('a.png')).toMatchObject({ starred: true, image_category: 'mask' });
      const error = await images.update('gone.png', { starred: true }).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(HttpError);
      expect(error).toMatchObject({ status: 400 });
    });

    test('stars are set and taken off, and missing names are skipped', async () => {
      const { images } = await open(seed);
      const starred = await images.starMany(['a.png', 'gone.png', 'a.png']);
      expect(starred).toEqual({ starred_images: ['a.png'], failed_images: [], affected_boards: ['none'] });
      expect((await images.get('a.png')).starred).toBe(true);
      const unstarred = await images.unstarMany(['a.png', 'b.png', 'gone.png']);
      expect(unstarred).toEqual({ unstarred_images: ['a.png', 'b.png'], failed_images: [], affected_boards: ['none'] });
      expect((await images.names()).starred_count).toBe(0);
    });

    test('images are deleted one by one or together', async () => {
      const { images } = await open(seed);
      const result = { deleted_images: ['a.png'], failed_images: [], affected_boards: ['none'] };
      expect(await images.delete('a.png')).toEqual(result);
      expect(await images.exists('a.png')).toBe(false);
      await expect(images.delete('a.png')).rejects.toBeInstanceOf(NotFoundError);
      expect(await images.deleteMany(['b.png', 'a.png', 'b.png'])).toEqual({ ...result, deleted_images: ['b.png'] });
      expect((await images.names()).image_names).toEqual(['c.png']);
    });

    test('an uploaded image has what was given with it', async () => {
      const { boards, images } = await open([]);
      const { board_id } = await boards.create({ board_name: 'x' });
      const bare = await images.upload(pngImage());
      expect(bare).toMatchObject({
        image_category: 'user',
        is_intermediate: false,
        board_id: null,
        width: 1,
        height: 1,
      });
      const given = { image_category: 'control', is_intermediate: true, board_id, session_id: 's' } as const;
      const full = await images.upload(pngImage(), { ...given, metadata: { seed: 3 } });
      expect(full).toMatchObject({ ...given, width: 1, height: 1, starred: false });
      expect(await images.metadata(full.image_name)).toEqual({ seed: 3 });
      expect(await images.metadata(bare.image_name)).toBeUndefined();
      expect((await images.names({ search_term: '"seed": 3' })).image_names.length).toBeLessThanOrEqual(1);
      expect((await images.full(bare.image_name)).type).toBe('image/png');
      expect((await new Response(await images.stream(bare.image_name)).blob()).size).toBeGreaterThan(0);
      expect(await images.exists(bare.image_name)).toBe(true);
    });

    test('an upload is resized, or the request to resize it is refused', async () => {
      const { images } = await open([]);
      const size = { width: 3, height: 2 };
      const resized = images.upload(pngImage(), { resize_to: size });
      if (resizes) expect(await resized).toMatchObject(size);
      else await expect(resized).rejects.toBeInstanceOf(UnsupportedOperationError);
    });

    test('an image has a thumbnail, or the request for one is refused', async () => {
      const { images } = await open([]);
      const { image_name } = await images.upload(pngImage());
      const thumbnail = images.thumbnail(image_name);
      if (hasThumbnails) expect((await thumbnail).size).toBeGreaterThan(0);
      else await expect(thumbnail).rejects.toBeInstanceOf(UnsupportedOperationError);
    });

    test('an upload to a board that does not exist leaves no image', async () => {
      const { images } = await open([]);
      await expect(images.upload(pngImage(), { board_id: 'gone' })).rejects.toBeInstanceOf(NotFoundError);
      expect((await images.names()).total_count).toBe(0);
    });

    test.each<[string, Blob, object, string]>([
      ['an empty file', new Blob([]), {}, 'file'],
      ['text', new Blob(['x'], { type: 'text/plain' }), {}, 'file'],
      ['metadata that is no object', pngImage(), { metadata: [1] }, 'metadata'],
      ['a size of nothing', pngImage(), { resize_to: { width: 0, height: 1 } }, 'resize_to.width'],
      ['a board without an id', pngImage(), { board_id: '' }, 'board_id'],
    ])('an upload of %s is refused', async (_what, file, input, argument) => {
      const { images } = await open([]);
      await expect(images.upload(file, input)).rejects.toMatchObject({ name: 'InputError', argument });
    });

    test('what is asked of a missing image is not found', async () => {
      const { images } = await open([]);
      const name = 'gone.png';
      const calls = [images.full(name), images.stream(name), images.thumbnail(name), images.metadata(name)];
      for (const call of calls) await expect(call).rejects.toBeInstanceOf(NotFoundError);
    });

    test('an abort rejects with its own reason', async () => {
      const { boards, images } = await open(seed);
      const signal = AbortSignal.abort('never mind');
      const calls = [
        boards.get('b', { signal }),
        boards.list({}, { signal }).next(),
        images.list({}, { signal }).next(),
        images.deleteMany(['a.png'], { signal }),
      ];
      for (const call of calls) await expect(call).rejects.toBe('never mind');
      expect(await images.exists('a.png')).toBe(true);
    });
  });
}
