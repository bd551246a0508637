import { UNCATEGORIZED } from '@x/models/board';
import { type Image, ImageChanges } from '@x/models/image';
import { PageWindow } from '@x/models/page';
import { HttpError, NotFoundError } from '@x/transport/errors';
import { openFile } from '@x/transport/file';

import type { ImageFiles, ImageReader, ImageRepository, ImageWriter } from '../../image.js';
import { check } from '../check.js';
import { isMatch } from '../image/is-match.js';
import { uploadRequest } from '../image/upload.js';
import { boardsOf, starredCount } from '../item/match.js';
import { nameList } from '../item/name-list.js';
import { expectDeleted } from '../item/outcome.js';
import { paginate } from '../list/paginate.js';
import { ordered, selected } from './select.js';
import type { MemoryServer } from './server.js';

/** Images in memory. */
export type MemoryImages = ImageReader & ImageWriter & ImageFiles & Pick<ImageRepository, 'exists' | 'metadata'>;

/** Returns the images of a server in memory. Files are kept as they are: nothing is decoded, scaled or embedded. */
export function memoryImages(server: MemoryServer): MemoryImages {
  const get = (name: string): Image => {
    const image = server.images.get(name);
    if (!image)
      throw new NotFoundError('images', { status: 404, detail: 'Not Found' }, undefined, { image_name: name });
    return { ...image };
  };
  const among = (names: readonly string[]): Image[] => names.flatMap((name) => server.images.get(name) ?? []);
  const once = (names: readonly string[]): Image[] =>
    among([...new Set(names)].filter((name) => !server.skipped.has(name)));
  const namesOf = (images: readonly Image[]): string[] => images.map(({ image_name }) => image_name);
  const bytesOf = (name: string): Blob => {
    get(name);
    return server.files.get(name)?.bytes ?? new Blob([name], { type: 'image/png' });
  };
  const destroy = (images: readonly Image[]) => {
    for (const { image_name } of images) {
      server.images.delete(image_name);
      server.files.delete(image_name);
    }
    return { deleted_images: namesOf(images), failed_images: [], affected_boards: boardsOf(images) };
  };
  const star = (names: readonly string[], starred: boolean) => {
    const images = once(names);
    for (const image of images) server.images.set(image.image_name, { ...image, starred });
    return { names: namesOf(images), failed_images: [], affected_boards: boardsOf(images) };
  };

  const page: MemoryImages['page'] = async (query, options) => {
    const { offset, limit } = check('query', PageWindow, query);
    return server.respond('images.page', options, () => {
      const images = ordered(selected(server, query), query);
      return { offset, limit, total: images.length, items: images.slice(offset, offset + limit) };
    });
  };

  const names: MemoryImages['names'] = (query = {}, options) =>
    server.respond('images.names', options, () => {
      const images = ordered(selected(server, query), query);
      return { image_names: namesOf(images), starred_count: starredCount(images, query), total_count: images.length };
    });
  const getMany: MemoryImages['getMany'] = async (list, options) => {
    const known = nameList(list);
    return server.respond('images.getMany', options, () => among(known).map((image) => ({ ...image })));
  };

  return {
    page,
    names,
    getMany,
    list: (query = {}, { pageSize = 100, ...options } = {}) =>
      paginate(pageSize, {
        page: (window) => page({ ...query, ...window }, options),
        names: async () => (await names(query, options)).image_names,
        nameOf: ({ image_name }) => image_name,
        read: async (list) => (await getMany(list, options)).filter((image) => isMatch(query, image)),
        expectExisting: async () => {
          const { board_id: id = UNCATEGORIZED } = query;
          if (id !== UNCATEGORIZED) await server.respond('boards.get', options, () => server.board(id));
        },
      }),
    get: (name, options) => server.respond('images.get', options, () => get(name)),
    find: (name, options) =>
      server.respond('images.find', options, () => (server.images.has(name) ? get(name) : undefined)),
    exists: (name, options) => server.respond('images.exists', options, () => server.images.has(name)),
    async upload(file, input = {}, options) {
      uploadRequest(file, input); // which refuses what the server would
      const { type, chunks } = openFile('file', file);
      const parts: Uint8Array<ArrayBuffer>[] = [];
      for await (const chunk of chunks()) parts.push(chunk);
      const bytes = new Blob(parts, { type });
      return server.respond('images.upload', options, () => {
        const { board_id = UNCATEGORIZED, resize_to, metadata, ...fields } = input;
        const { image_category = 'user', is_intermediate = false, session_id = null } = fields;
        if (board_id !== UNCATEGORIZED && !server.boards.has(board_id))
          throw new NotFoundError('images', { status: 404, detail: 'Board not found' });
        const name = server.addImage(board_id, { image_category, is_intermediate, session_id, ...resize_to });
        server.files.set(name, { bytes, metadata });
        return get(name);
      });
    },
    async update(name, changes, options) {
      const given = Object.entries(check('changes', ImageChanges, changes)).filter(([, value]) => value !== undefined);
      return server.respond('images.update', options, () => {
        if (!server.images.has(name)) throw new HttpError('images', { status: 400, detail: 'Failed to update image' });
        server.images.set(name, { ...get(name), ...Object.fromEntries(given) });
        return get(name);
      });
    },
    async delete(name, options) {
      const work = () => destroy(server.skipped.has(name) ? [] : [get(name)]);
      const result = await server.respond('images.delete', options, work);
      expectDeleted(name, result.deleted_images);
      return result;
    },
    async deleteMany(names, options) {
      const list = nameList(names);
      return server.respond('images.deleteMany', options, () => destroy(once(list)));
    },
    async starMany(names, options) {
      const list = nameList(names);
      return server.respond('images.starMany', options, () => {
        const { names: starred_images, ...result } = star(list, true);
        return { starred_images, ...result };
      });
    },
    async unstarMany(names, options) {
      const list = nameList(names);
      return server.respond('images.unstarMany', options, () => {
        const { names: unstarred_images, ...result } = star(list, false);
        return { unstarred_images, ...result };
      });
    },
    metadata: (name, options) =>
      server.respond('images.metadata', options, () => {
        get(name);
        return server.files.get(name)?.metadata;
      }),
    full: (name, options) => server.respond('images.full', options, () => bytesOf(name)),
    stream: (name, options) => server.respond('images.stream', options, () => bytesOf(name).stream()),
    thumbnail: (name, options) => server.respond('images.thumbnail', options, () => bytesOf(name)),
  };
}
