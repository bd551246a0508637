import type { Video } from '@x/models/video';
import type { SandboxState } from '../../engine/sandbox-state.js';
import type { Identity } from '../../http/identity.js';
import { type Operation, operation } from '../../http/operation.js';
import { category, filters, nameList, ordering, origin, pageWindow } from '../../http/parameters.js';
import { json } from '../../http/response.js';
import {
  assertBoardReadable,
  assertBoardWritable,
  assertItemReadable,
  assertItemWritable,
  isOwnItem,
  isWritableItem,
  ownerFilter,
} from '../../records/access.js';
import { destroyVideos } from '../../records/item-destroy.js';
import { countVideos, findVideo, listVideoNames, listVideos } from '../../records/video.js';
import { videoUrls } from '../../records/video-urls.js';
import { toTimestamp } from '../../storage/timestamp.js';
import { embedded, model } from '../../validation/body.js';
import { strictBoolean } from '../../validation/boolean.js';
import { optional, required } from '../../validation/field.js';
import { HttpException } from '../../validation/http-exception.js';
import { string } from '../../validation/string.js';
import { videoFileOperations } from './file-operations.js';
import { videoUploadOperations } from './upload-operations.js';

const listQuery = { video_origin: optional(origin), ...filters };

const changes = {
  video_category: optional(category),
  session_id: optional(string()),
  is_intermediate: optional(strictBoolean),
  starred: optional(strictBoolean),
};

const FOREIGN = 'Not authorized to modify this board';

const batch = model({ video_names: required(nameList) }, { allowsExtras: true });

export function videoOperations(state: SandboxState): Operation[] {
  const { database, clock } = state;

  const getVideo = (name: string, detail: string): Video => {
    const video = findVideo(database, name);
    if (!video) throw new HttpException(404, detail);
    return video;
  };

  const change = (name: string, column: keyof typeof changes, value: string | number) =>
    database.run(
      `update videos set ${column} = ?, updated_at = ? where video_name = ?`,
      value,
      toTimestamp(clock()),
      name,
    );

  /** Returns the videos that exist, once each, and the names of the others. Those that others own are left out. */
  const among = (names: readonly string[] = [], user: Identity) => {
    const writable = [...new Set(names)].filter((name) => isWritableItem(database, name, user, 'video'));
    const found = writable.map((name) => [name, findVideo(database, name)] as const);
    return {
      videos: found.map(([, video]) => video).filter((video) => video !== undefined),
      failed_videos: found.filter(([, video]) => !video).map(([name]) => name),
    };
  };

  const star = (names: readonly string[] | undefined, starred: boolean, user: Identity) =>
    database.transaction(() => {
      const { videos, failed_videos } = among(names, user);
      for (const { video_name } of videos) change(video_name, 'starred', Number(starred));
      return { affected_boards: boardsOf(videos), names: namesOf(videos), failed_videos };
    });

  const destroy = async (videos: readonly Video[], failed_videos: readonly string[] = []) => {
    const deleted_videos = namesOf(videos);
    await database.transaction(() => destroyVideos(state, deleted_videos))();
    return { affected_boards: boardsOf(videos), deleted_videos, failed_videos };
  };

  const move = (name: string, board: string | null): void =>
    void database.run('update videos set board_id = ? where video_name = ?', board, name);

  return [
    operation('GET /api/v1/videos/', { query: { ...listQuery, ...pageWindow, ...ordering } }, ({ query, user }) => {
      const { limit, offset, video_origin, ...rest } = query;
      assertBoardReadable(database, rest.board_id, user);
      const filter = { ...rest, origin: video_origin, user_id: ownerFilter(user) };
      return json({
        limit,
        offset,
        total: countVideos(database, filter),
        items: listVideos(database, filter, { ...rest, limit, offset }),
      });
    }),

    operation('GET /api/v1/videos/names', { query: { ...listQuery, ...ordering } }, ({ query, user }) => {
      assertBoardReadable(database, query.board_id, user);
      const filter = { ...query, origin: query.video_origin, user_id: ownerFilter(user) };
      const video_names = listVideoNames(database, filter, query);
      const starred_count = query.starred_first ? countVideos(database, { ...filter, starred: true }) : 0;
      return json({ video_names, starred_count, total_count: video_names.length });
    }),

    operation('POST /api/v1/videos/delete', { body: batch }, async ({ body, user }) => {
      const { videos, failed_videos } = among(body.video_names, user);
      return json(await destroy(videos, failed_videos));
    }),

    operation('POST /api/v1/videos/star', { body: batch }, ({ body, user }) => {
      const { affected_boards, names, failed_videos } = star(body.video_names, true, user);
      return json({ affected_boards, starred_videos: names, failed_videos });
    }),

    operation('POST /api/v1/videos/unstar', { body: batch }, ({ body, user }) => {
      const { affected_boards, names, failed_videos } = star(body.video_names, false, user);
      return json({ affected_boards, unstarred_videos: names, failed_videos });
    }),

    operation('DELETE /api/v1/videos/uncategorized', {}, async ({ user }) => {
      const names = listVideoNames(database, { board_id: 'none', user_id: ownerFilter(user) });
      const { videos } = among(names, user);
      return json(await destroy(videos));
    }),

    operation(
      'POST /api/v1/videos/board',
      { body: model({ board_id: required(string()), video_name: required(string()) }, { allowsExtras: true }) },
      ({ body: { board_id = '', video_name = '' }, user }) => {
        assertBoardWritable(database, board_id, { user, detail: FOREIGN });
        if (!isOwnItem(database, video_name, user, 'video')) {
          throw new HttpException(403, 'Not authorized to move this video');
        }
        const video = findVideo(database, video_name);
        if (!video) throw new HttpException(500, 'Failed to add video to board');
        move(video_name, board_id);
        return json({
          affected_boards: [...new Set([board_id, video.board_id ?? 'none'])],
          added_videos: [video_name],
        });
      },
    ),

    operation(
      'DELETE /api/v1/videos/board',
      { body: embedded({ video_name: required(string()) }) },
      ({ body: { video_name }, user }) => {
        const board = findVideo(database, video_name)?.board_id ?? 'none';
        if (!isOwnItem(database, video_name, user, 'video')) {
          if (board === 'none') throw new HttpException(403, 'Not authorized to move this video');
          assertBoardWritable(database, board, { user, detail: FOREIGN });
        }
        move(video_name, null);
        return json({ affected_boards: [...new Set([board, 'none'])], removed_videos: [video_name] });
      },
    ),

    operation('GET /api/v1/videos/i/{video_name}', {}, ({ path, user }) => {
      assertItemReadable(database, path.video_name, user, 'video');
      return json(getVideo(path.video_name, 'Not Found'));
    }),

    operation('GET /api/v1/videos/i/{video_name}/urls', {}, ({ path, user }) => {
      assertItemReadable(database, path.video_name, user, 'video');
      return json(videoUrls(path.video_name));
    }),

    operation(
      'PATCH /api/v1/videos/i/{video_name}',
      { body: model(changes, { allowsExtras: true }) },
      ({ path, body, user }) => {
        assertItemWritable(database, path.video_name, user, 'video');
        const { video_category, session_id, is_intermediate, starred } = body;
        if (!findVideo(database, path.video_name) || session_id?.isWellFormed() === false) {
          throw new HttpException(400, 'Failed to update video');
        }
        database.transaction(() => {
          if (video_category !== undefined) change(path.video_name, 'video_category', video_category);
          if (session_id !== undefined) change(path.video_name, 'session_id', session_id);
          if (is_intermediate !== undefined) change(path.video_name, 'is_intermediate', Number(is_intermediate));
          if (starred !== undefined) change(path.video_name, 'starred', Number(starred));
        });
        return json(findVideo(database, path.video_name));
      },
    ),

    operation('DELETE /api/v1/videos/i/{video_name}', {}, async ({ path, user }) => {
      assertItemWritable(database, path.video_name, user, 'video');
      return json(await destroy([getVideo(path.video_name, 'Video not found')]));
    }),

    ...videoUploadOperations(state),
    ...videoFileOperations(state),
  ];
}

const namesOf = (videos: readonly Video[]) => videos.map((video) => video.video_name);
const boardsOf = (videos: readonly Video[]) => [...new Set(videos.map((video) => video.board_id ?? 'none'))];
