import type { GalleryItem } from '@x/models/gallery';
import { PageWindow } from '@x/models/page';
import type { GalleryReader } from '@x/repositories/gallery';
import { check } from '@x/repositories/implementation';

import { queryOf } from '../check-argument.js';
import type { ReadLine } from '../item/entry.js';
import type { ArchiveState } from '../item/state.js';
import { type Context, respond } from './context.js';
import { countsOf, selectItems, toImage, toVideo } from './items.js';

/** Returns the gallery of an archive: images and videos in one order. */
export function archiveGallery({ state }: Context): GalleryReader {
  return {
    names: (given, options) =>
      respond(options, async () => {
        const { created_date = '', ...query } = queryOf(given);
        const found = (await selectItems(state, query)).filter(({ created_at }) => created_at.startsWith(created_date));
        return { item_names: found.map(({ name }) => name), ...countsOf(found, query) };
      }),
    page: (query, options) =>
      respond(options, async () => {
        const { offset, limit } = check('query', PageWindow, query);
        const found = await selectItems(state, queryOf(query));
        const lines = await state.items.lines(found.slice(offset, offset + limit));
        return {
          offset,
          limit,
          total: found.length,
          items: await Promise.all(lines.map((line) => toItem(state, line))),
        };
      }),
  };
}

async function toItem(state: ArchiveState, line: ReadLine): Promise<GalleryItem> {
  if (line.kind === 'image') {
    const { image_name: name, image_url: full_url, image_category: category, ...image } = await toImage(state, line);
    return { ...shared(image), kind: 'image', name, full_url, category, duration: null, fps: null };
  }
  const { video_name: name, video_url: full_url, video_category: category, ...video } = await toVideo(state, line);
  return { ...shared(video), kind: 'video', name, full_url, category, duration: video.duration, fps: video.fps };
}

type Shared = Pick<
  GalleryItem,
  'thumbnail_url' | 'width' | 'height' | 'starred' | 'is_intermediate' | 'board_id' | 'created_at'
>;

const shared = ({ thumbnail_url, width, height, starred, is_intermediate, board_id, created_at }: Shared): Shared => ({
  ...{ thumbnail_url, width, height, starred },
  ...{ is_intermediate, board_id, created_at },
});
