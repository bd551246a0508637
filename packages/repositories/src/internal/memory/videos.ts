import { UNCATEGORIZED } from '@x/models/board';
import { PageWindow } from '@x/models/page';
import { type Video, VideoChanges } from '@x/models/video';
import { HttpError, NotFoundError } from '@x/transport/errors';
import { openFile } from '@x/transport/file';

import type { VideoFiles, VideoMover, VideoReader, VideoRepository, VideoWriter } from '../../video.js';
import { check } from '../check.js';
import { boardsOf, contains, matches, starredCount } from '../item/match.js';
import { nameList } from '../item/name-list.js';
import { paginate } from '../list/paginate.js';
import { since } from '../since.js';
import type { VideoQuery } from '../video/input.js';
import { uploadRequest } from '../video/upload.js';
import { ordered } from './select.js';
import type { MemoryServer } from './server.js';

/** Videos in memory. */
export type MemoryVideos = VideoReader &
  VideoWriter &
  VideoMover &
  Pick<VideoFiles, 'full' | 'stream' | 'upload'> &
  Pick<VideoRepository, 'exists' | 'metadata'>;

/** Returns the videos of a server in memory. Files are kept as they are: nothing is decoded. */
export function memoryVideos(server: MemoryServer): MemoryVideos {
  const get = (name: string): Video => {
    const video = server.videos.get(name);
    if (!video)
      throw new NotFoundError('videos', { status: 404, detail: 'Not Found' }, undefined, { video_name: name });
    return { ...video };
  };
  const selected = (query: VideoQuery): Video[] => {
    const { video_origin, search_term = '' } = query;
    const metadata = ({ video_name }: Video) => JSON.stringify(server.files.get(video_name)?.metadata ?? null);
    const found = [...server.videos.values()].filter(
      (video) =>
        matches(query, video, video.video_category) &&
        (video_origin === undefined || video_origin === video.video_origin) &&
        (search_term === '' || contains(search_term, video.created_at, metadata(video))),
    );
    return ordered(found, query);
  };
  /** Returns the videos that exist, once each, and the names of the others. */
  const among = (names: readonly string[]) => {
    const once = [...new Set(names)];
    return {
      videos: once.flatMap((name) => server.videos.get(name) ?? []),
      failed_videos: once.filter((name) => !server.videos.has(name)),
    };
  };
  const change = (name: string, changes: Partial<Video>): void =>
    void server.videos.set(name, { ...get(name), ...changes });
  const destroy = (names: readonly string[]) => {
    const { videos, failed_videos } = among(names);
    const deleted_videos = videos.map(({ video_name }) => video_name);
    for (const name of deleted_videos) server.videos.delete(name);
    return { deleted_videos, failed_videos, affected_boards: boardsOf(videos) };
  };
  const star = (names: readonly string[], starred: boolean) => {
    const { videos, failed_videos } = among(names);
    for (const { video_name } of videos) change(video_name, { starred });
    const changed = videos.map(({ video_name }) => video_name);
    return { changed, failed_videos, affected_boards: boardsOf(videos) };
  };
  const bytesOf = (name: string): Blob => {
    get(name);
    return server.files.get(name)?.bytes ?? new Blob([name], { type: 'video/mp4' });
  };
  const page: VideoReader['page'] = async (query, options) => {
    const { offset, limit } = check('query', PageWindow, query);
    const { onInvalid: _, ...request } = options ?? {};
    const work = () => {
      const found = selected(query);
      return { offset, limit, total: found.length, items: found.slice(offset, offset + limit) };
    };
    return server.respond('videos.page', request, work, since.videos);
  };
  const names: VideoReader['names'] = (query = {}, options) => {
    const work = () => {
      const found = selected(query);
      const video_names = found.map(({ video_name }) => video_name);
      return { video_names, starred_count: starredCount(found, query), total_count: found.length };
    };
    return server.respond('videos.names', options, work, since.videos);
  };
  return {
    page,
    names,
    get: (name, options) => server.respond('videos.get', options, () => get(name), since.videos),
    find: (name, options) =>
      server.respond('videos.find', options, () => (server.videos.has(name) ? get(name) : undefined), since.videos),
    exists: (name, options) => server.respond('videos.exists', options, () => server.videos.has(name), since.videos),
    list: (query, { pageSize = 100, ...options } = {}) =>
      paginate(pageSize, {
        page: (window) => page({ ...query, ...window }, options),
        names: async () => (await names(query, options)).video_names,
        nameOf: ({ video_name }) => video_name,
        read: async (wanted) =>
          server.respond('videos.page', options, () =>
            selected({}).filter((video) => wanted.includes(video.video_name)),
          ),
        expectExisting: async () => {
          const { board_id = UNCATEGORIZED } = query ?? {};
          if (board_id !== UNCATEGORIZED) server.board(board_id);
        },
      }),
    async upload(file, input = {}, options) {
      uploadRequest(file, input); // which refuses what the server would
      const { type, chunks } = openFile('file', file);
      const parts: Uint8Array<ArrayBuffer>[] = [];
      for await (const chunk of chunks()) parts.push(chunk);
      const work = () => {
        const { board_id = UNCATEGORIZED, metadata, video_category = 'user', session_id = null } = input;
        if (board_id !== UNCATEGORIZED && !server.boards.has(board_id))
          throw new NotFoundError('videos', { status: 404, detail: 'Board not found' });
        const is_intermediate = input.is_intermediate ?? false;
        const name = server.addVideo(board_id, { video_category, is_intermediate, session_id });
        server.files.set(name, { bytes: new Blob(parts, { type }), metadata });
        return get(name);
      };
      return server.respond('videos.upload', options, work, since.videos);
    },
    async update(name, changes, options) {
      const given = Object.entries(check('changes', VideoChanges, changes)).filter(([, value]) => value !== undefined);
      const work = () => {
        if (!server.videos.has(name)) throw new HttpError('videos', { status: 400, detail: 'Failed to update video' });
        change(name, Object.fromEntries(given));
        return get(name);
      };
      return server.respond('videos.update', options, work, since.videos);
    },
    delete: (name, options) =>
      server.respond('videos.delete', options, () => destroy([get(name).video_name]), since.videos),
    async deleteMany(list, options) {
      const names = nameList(list);
      return server.respond('videos.deleteMany', options, () => destroy(names), since.videos);
    },
    async starMany(list, options) {
      const names = nameList(list);
      const work = () => {
        const { changed: starred_videos, ...result } = star(names, true);
        return { starred_videos, ...result };
      };
      return server.respond('videos.starMany', options, work, since.videos);
    },
    async unstarMany(list, options) {
      const names = nameList(list);
      const work = () => {
        const { changed: unstarred_videos, ...result } = star(names, false);
        return { unstarred_videos, ...result };
      };
      return server.respond('videos.unstarMany', options, work, since.videos);
    },
    addToBoard(name, board_id, options) {
      const work = () => {
        server.board(board_id);
        const video = server.videos.get(name);
        if (!video) throw new HttpError('videos', { status: 500, detail: 'Failed to add video to board' });
        change(name, { board_id });
        return { added_videos: [name], affected_boards: [...new Set([board_id, ...boardsOf([video])])] };
      };
      return server.respond('videos.addToBoard', options, work, since.videos);
    },
    removeFromBoard(name, options) {
      const work = () => {
        const { videos } = among([name]);
        if (videos.length > 0) change(name, { board_id: null });
        return { removed_videos: [name], affected_boards: [...new Set([UNCATEGORIZED, ...boardsOf(videos)])] };
      };
      return server.respond('videos.removeFromBoard', options, work, since.videos);
    },
    metadata: (name, options) => {
      const work = () => {
        get(name);
        return server.files.get(name)?.metadata;
      };
      return server.respond('videos.metadata', options, work, since.videos);
    },
    full: (name, options) => server.respond('videos.full', options, () => bytesOf(name), since.videos),
    stream: (name, options) => server.respond('videos.stream', options, () => bytesOf(name).stream(), since.videos),
  };
}
