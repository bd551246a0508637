import { UNCATEGORIZED } from '@x/models/board';
import type { Image } from '@x/models/image';
import type { ImageQuery } from '@x/repositories/image';
import { NotFoundError, UnsupportedOperationError } from '@x/transport/errors';

import type { MemoryServer } from './memory-server.js';
import type { MemoryStores } from './memory-stores.js';

function matching(server: MemoryServer, query: ImageQuery = {}): Image[] {
  const { board_id, is_intermediate, search_term = '' } = query;
  const on = board_id === UNCATEGORIZED ? null : board_id;
  const images = [...server.images.values()].filter(
    (image) =>
      (on === undefined || image.board_id === on) &&
      (is_intermediate === undefined || image.is_intermediate === is_intermediate) &&
      image.created_at.includes(search_term),
  );
  return query.order_dir === 'ASC' ? images : images.reverse();
}

/** Returns the images of a server in memory. */
export function memoryImages(server: MemoryServer): MemoryStores['images'] {
  return {
    getMany: (names, options) =>
      server.respond(
        'get images',
        () => names.map((name) => server.images.get(name)).filter((image) => image !== undefined),
        options,
      ),
    names: (query, options) =>
      server.respond(
        'name images',
        () => {
          const image_names = matching(server, query).map(({ image_name }) => image_name);
          return { image_names, starred_count: 0, total_count: image_names.length };
        },
        options,
      ),
    page: ({ offset, limit, ...query }, options) =>
      server.respond(
        'page images',
        () => {
          const images = matching(server, query);
          return { offset, limit, total: images.length, items: images.slice(offset, offset + limit) };
        },
        options,
      ),
    starMany: (names, options) =>
      server.respond(
        'star images',
        () => {
          const starred = names.flatMap((name) => server.images.get(name) ?? []);
          for (const image of starred) server.images.set(image.image_name, { ...image, starred: true });
          const starred_images = starred.map(({ image_name }) => image_name);
          return { starred_images, failed_images: [], affected_boards: [] };
        },
        options,
      ),
    full: (name, options) =>
      server.respond(
        'download image',
        () => {
          if (!server.images.has(name)) throw new NotFoundError('full', { status: 404, detail: 'Image not found' });
          return new Blob([name], { type: 'image/png' });
        },
        options,
      ),
    upload: (_file, { board_id = UNCATEGORIZED, ...changes } = {}, options) =>
      server.respond(
        'upload image',
        () => {
          const { image_category = 'user', is_intermediate = false, session_id = null } = changes;
          const name = server.addImage(board_id, { image_category, is_intermediate, session_id });
          const image = server.images.get(name);
          if (!image) throw new TypeError('an image that was added is there');
          return image;
        },
        options,
      ),
  };
}

/** Returns the gallery of a server in memory, or of one that is too old to have any. */
export function memoryGallery(server: MemoryServer, isModern = true): MemoryStores['gallery'] {
  const demand = (): void => {
    if (!isModern) throw new UnsupportedOperationError('gallery', '6.14.0', '6.13.8');
  };
  return {
    names: ({ origin: image_origin, ...query } = {}, options) =>
      server.respond(
        'name gallery',
        () => {
          demand();
          const images = matching(server, { ...query, image_origin }).map(({ image_name }) => image_name);
          const item_names = [...images, ...(query.board_id ? server.videosOn(query.board_id) : server.videos.keys())];
          return { item_names, starred_count: 0, total_count: item_names.length };
        },
        options,
      ),
    page: ({ origin: image_origin, offset, limit, ...query }, options) =>
      server.respond(
        'page gallery',
        () => {
          demand();
          const total = matching(server, { ...query, image_origin }).length + server.videos.size;
          return { offset, limit, total, items: [] };
        },
        options,
      ),
  };
}
