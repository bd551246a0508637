import type { Image } from '@x/models/image';

import { type Column, shortTime } from '../output/table.js';

/** The fields of an image that can be selected. */
export const IMAGE_FIELDS = [
  ...['image_name', 'image_url', 'thumbnail_url', 'image_origin', 'image_category', 'width', 'height', 'created_at'],
  ...['updated_at', 'deleted_at', 'is_intermediate', 'session_id', 'node_id', 'starred', 'has_workflow'],
  ...['image_subfolder', 'board_id'],
] as const;

const sizeOf = ({ width, height }: Image): string => `${width}x${height}`;

/** An image in a table. */
export const IMAGE_COLUMNS: readonly Column<Image>[] = [
  { name: 'name', value: ({ image_name }) => image_name, whole: true },
  { name: 'size', value: sizeOf },
  { name: 'star', value: ({ starred }) => (starred ? '*' : '') },
  { name: 'category', value: ({ image_category }) => image_category },
  { name: 'created', value: ({ created_at }) => created_at, short: ({ created_at }) => shortTime(created_at) },
  { name: 'board', value: ({ board_id }) => board_id, whole: true },
];

/** An image on lines of its own. */
export const imageLines = (image: Image) => ({
  name: image.image_name,
  size: sizeOf(image),
  category: image.image_category,
  origin: image.image_origin,
  starred: image.starred,
  board: image.board_id,
  created: image.created_at,
  updated: image.updated_at,
  workflow: image.has_workflow,
});
