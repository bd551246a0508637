import type { GalleryItem } from '@x/models/gallery';
import type { Image } from '@x/models/image';
import { PageWindow } from '@x/models/page';
import type { Video } from '@x/models/video';

import type { GalleryQuery, GalleryReader } from '../../gallery.js';
import { check } from '../check.js';
import { contains, matches, starredCount } from '../item/match.js';
import { since } from '../since.js';
import { ordered, selected } from './select.js';
import type { MemoryServer } from './server.js';

/** Returns the gallery of a server in memory: images and videos. */
export function memoryGallery(server: MemoryServer): GalleryReader {
  const items = ({ origin, ...query }: GalleryQuery): GalleryItem[] => {
    const images = selected(server, { ...query, image_origin: origin }).map(toItem);
    const videos = [...server.videos.values()]
      .filter(
        (video) =>
          matches(query, video, video.video_category) &&
          (origin === undefined || origin === video.video_origin) &&
          contains(query.search_term, video.created_at),
      )
      .map(fromVideo);
    return ordered([...images, ...videos], query);
  };
  return {
    names: ({ created_date = '', ...query } = {}, options) =>
      server.respond(
        'gallery.names',
        options,
        () => {
          const found = items(query).filter(({ created_at }) => created_at.startsWith(created_date));
          const item_names = found.map(({ name }) => name);
          return { item_names, starred_count: starredCount(found, query), total_count: found.length };
        },
        since.gallery,
      ),
    async page(query, options) {
      const { offset, limit } = check('query', PageWindow, query);
      return server.respond(
        'gallery.page',
        options,
        () => {
          const found = items(query);
          return { offset, limit, total: found.length, items: found.slice(offset, offset + limit) };
        },
        since.gallery,
      );
    },
  };
}

const toItem = (image: Image): GalleryItem => ({
  kind: 'image',
  name: image.image_name,
  full_url: image.image_url,
  thumbnail_url: image.thumbnail_url,
  width: image.width,
  height: image.height,
  category: image.image_category,
  starred: image.starred,
  is_intermediate: image.is_intermediate,
  board_id: image.board_id,
  created_at: image.created_at,
  duration: null,
  fps: null,
});

const fromVideo = (video: Video): GalleryItem => ({
  kind: 'video',
  name: video.video_name,
  full_url: video.video_url,
  thumbnail_url: video.thumbnail_url,
  width: video.width,
  height: video.height,
  category: video.video_category,
  starred: video.starred,
  is_intermediate: video.is_intermediate,
  board_id: video.board_id,
  created_at: video.created_at,
  duration: video.duration,
  fps: video.fps,
});
