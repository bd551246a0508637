import type { VirtualBoard } from '@x/models/virtual-board';
import type { SandboxState } from '../../engine/sandbox-state.js';
import type { Identity } from '../../http/identity.js';
import { type Operation, operation } from '../../http/operation.js';
import { category, ordering } from '../../http/parameters.js';
import { json } from '../../http/response.js';
import { ownerFilter } from '../../records/access.js';
import { nameOf } from '../../records/board.js';
import { galleryItemNames } from '../../records/gallery-item.js';
import { imageNamesResult } from '../../records/image-names.js';
import { repeated } from '../../validation/field.js';

interface Day extends Pick<VirtualBoard, 'date' | 'image_count' | 'asset_count' | 'video_count'> {
  /** The kind and the name of the cover. */
  readonly cover: string;
}

/** The days with images or videos, newest first. The cover is the newest item of the day, starred or not. */
const DAYS = `
  select date(created_at) as date,
    sum(kind = 'image' and item_category = 'general') as image_count,
    sum(kind = 'image' and item_category <> 'general') as asset_count,
    sum(kind = 'video') as video_count,
    substr(max(created_at || kind || name), length(created_at) + 1) as cover
  from items where not is_intermediate and (? or user_id = ?) group by date(created_at) order by date desc`;

const { starred_first, order_dir, search_term } = ordering;
const query = { starred_first, order_dir, categories: repeated(category), search_term };

export const virtualBoardOperations = ({ database }: SandboxState): Operation[] => [
  operation('GET /api/v1/virtual_boards/by_date', {}, ({ user }) =>
    json(database.all<Day>(DAYS, Number(user.is_admin), user.user_id).map(toVirtualBoard)),
  ),

  operation('GET /api/v1/virtual_boards/by_date/{date}/image_names', { query }, ({ path, query, user }) =>
    json(imageNamesResult(database, { ...query, ...ofDay(path.date, user) })),
  ),

  operation('GET /api/v1/virtual_boards/by_date/{date}/item_names', { query }, ({ path, query, user }) =>
    json(galleryItemNames(database, { ...query, ...ofDay(path.date, user) })),
  ),
];

const ofDay = (date: string, user: Identity) => ({
  is_intermediate: false,
  created_date: date,
  user_id: ownerFilter(user),
});

const toVirtualBoard = ({ date, image_count, asset_count, video_count, cover }: Day): VirtualBoard => ({
  virtual_board_id: `by_date:${date}`,
  board_name: date,
  date,
  image_count,
  asset_count,
  video_count,
  cover_image_name: nameOf(cover, 'image'),
  cover_video_name: nameOf(cover, 'video'),
});
