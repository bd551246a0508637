import type { Image } from '@x/models/image';
import { toTimestamp } from '../storage/timestamp.js';
import { checkObject } from '../validation/check-argument.js';
import { imageUrls } from './image-urls.js';

/** Returns a small image without a board, with the current time, changed by `overrides`. Its URLs contain its name. */
export function makeImage(overrides: Partial<Image> = {}): Image {
  checkObject('overrides', overrides);
  const now = toTimestamp(new Date());
  return {
    ...imageUrls(overrides.image_name ?? `${crypto.randomUUID()}.png`),
    image_origin: 'external',
    image_category: 'general',
    width: 64,
    height: 64,
    created_at: now,
    updated_at: now,
    deleted_at: null,
    is_intermediate: false,
    session_id: null,
    node_id: null,
    starred: false,
    has_workflow: false,
    image_subfolder: '',
    board_id: null,
    ...overrides,
  };
}
