import type { Video } from '@x/models/video';

import type { Database } from '../storage/database.js';
import { forgetUnfinished } from '../storage/unfinished-files.js';
import type { Ordering } from './image.js';
import { type ItemFilter, toCondition } from './item-filter.js';
import { videoUrls } from './video-urls.js';

interface VideoRow extends Omit<Video, 'is_intermediate' | 'starred' | 'has_workflow'> {
  readonly is_intermediate: number;
  readonly starred: number;
  readonly has_workflow: number;
}

/** A video to insert, the texts that belong to it, and the name of its file. */
export interface NewVideo {
  readonly video: Video;
  readonly metadata?: string | undefined;
  readonly workflow?: string | undefined;
  readonly graph?: string | undefined;
  readonly file: string;
  /** Who owns it. */
  readonly user_id: string;
}

export function findVideo(database: Database, name: string): Video | undefined {
  if (!name.isWellFormed()) return undefined;
  const row = database.first<VideoRow>('select * from videos where video_name = ?', name);
  return row && toVideo(row);
}

/** Returns one page of the videos that match `filter`. */
export function listVideos(
  database: Database,
  filter: ItemFilter,
  { limit, offset, ...ordering }: Ordering & { readonly limit: number; readonly offset: number },
): Video[] {
  const { sql, values } = toCondition(filter, 'video');
  const window = `${orderBy(ordering)} limit ? offset ?`;
  return database.all<VideoRow>(`select * from videos where ${sql} ${window}`, ...values, limit, offset).map(toVideo);
}

export function countVideos(database: Database, filter: ItemFilter): number {
  const { sql, values } = toCondition(filter, 'video');
  return database.first<{ n: number }>(`select count(*) as n from videos where ${sql}`, ...values)?.n ?? 0;
}

/** Returns the names of all videos that match `filter`; without `ordering` in no particular order. */
export function listVideoNames(database: Database, filter: ItemFilter, ordering?: Ordering): string[] {
  const { sql, values } = toCondition(filter, 'video');
  const order = ordering ? orderBy(ordering) : '';
  const rows = database.all<{ video_name: string }>(`select video_name from videos where ${sql} ${order}`, ...values);
  return rows.map((row) => row.video_name);
}

/** Inserts a new video, whose file is written. A board that does not exist is ignored. */
export function insertVideo(database: Database, { video, metadata, workflow, graph, file, user_id }: NewVideo): void {
  database.run(
    `insert into videos (video_name, video_origin, video_category, width, height, duration, fps, created_at, updated_at,
       is_intermediate, session_id, node_id, starred, has_workflow, board_id, metadata, workflow, graph, file_name,
       user_id)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (select board_id from boards where board_id = ?), ?, ?, ?, ?, ?)`,
    ...[video.video_name, video.video_origin, video.video_category, video.width, video.height, video.duration],
    ...[video.fps, video.created_at, video.updated_at, Number(video.is_intermediate), video.session_id, video.node_id],
    ...[Number(video.starred), Number(video.has_workflow), video.board_id],
    ...[metadata ?? null, workflow ?? null, graph ?? null, file, user_id],
  );
  forgetUnfinished(database, [file]);
}

/** Starred videos are first in both directions. */
const orderBy = ({ starred_first, order_dir }: Ordering) =>
  `order by ${starred_first ? 'starred desc, ' : ''}created_at ${order_dir}, video_name ${order_dir}`;

const toVideo = (row: VideoRow): Video => ({
  ...videoUrls(row.video_name),
  video_origin: row.video_origin,
  video_category: row.video_category,
  width: row.width,
  height: row.height,
  duration: row.duration,
  fps: row.fps,
  created_at: row.created_at,
  updated_at: row.updated_at,
  deleted_at: null,
  is_intermediate: row.is_intermediate === 1,
  session_id: row.session_id,
  node_id: row.node_id,
  starred: row.starred === 1,
  has_workflow: row.has_workflow === 1,
  video_subfolder: '',
  board_id: row.board_id,
});
