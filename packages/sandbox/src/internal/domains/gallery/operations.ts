import type { GalleryItem } from '@x/models/gallery';
import type { Image } from '@x/models/image';
import type { SandboxState } from '../../engine/sandbox-state.js';
import { type Operation, operation } from '../../http/operation.js';
import { filters, ordering, origin, pageWindow } from '../../http/parameters.js';
import { json } from '../../http/response.js';
import { BY_NAME, galleryItemNames } from '../../records/gallery-item.js';
import { countImages, listImages } from '../../records/image.js';
import { imageNamesResult } from '../../records/image-names.js';
import { optional } from '../../validation/field.js';
import { string } from '../../validation/string.js';

const query = { origin: optional(origin), ...filters };

export const galleryOperations = ({ database }: SandboxState): Operation[] => [
  operation('GET /api/v1/gallery/items/', { query: { ...query, ...pageWindow, ...ordering } }, ({ query }) => {
    const { origin, limit, offset, ...rest } = query;
    const filter = { ...rest, image_origin: origin };
    const items = listImages(database, filter, { ...rest, ...BY_NAME, limit, offset }).map(toItem);
    return json({ limit, offset, total: countImages(database, filter), items });
  }),

  operation(
    'GET /api/v1/gallery/item_names',
    { query: { ...query, created_date: optional(string()), ...ordering } },
    ({ query: { origin, ...rest } }) => {
      const { image_names, ...counts } = imageNamesResult(database, { ...rest, ...BY_NAME, image_origin: origin });
      return json({ item_names: image_names, ...counts });
    },
  ),

  operation('GET /api/v1/gallery/items/names', { query: { ...query, ...ordering } }, ({ query: { origin, ...rest } }) =>
    json(galleryItemNames(database, { ...rest, image_origin: origin })),
  ),
];

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
