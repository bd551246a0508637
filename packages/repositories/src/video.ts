import { type ImageMetadata, ImageMetadataOrNone, WorkflowAndGraph } from '@x/models/image';
import { PageWindow } from '@x/models/page';
import {
  AddVideosToBoardResult,
  DeleteVideosResult,
  RemoveVideosFromBoardResult,
  StarredVideosResult,
  UnstarredVideosResult,
  Video,
  VideoChanges,
  VideoNamesResult,
  VideoPage,
} from '@x/models/video';
import type { RequestOptions } from '@x/transport/options';
import type { Transport } from '@x/transport/transport';
import { about } from './internal/about.js';
import { check } from './internal/check.js';
import { expectDeleted } from './internal/item/outcome.js';
import { byOffset } from './internal/list/by-offset.js';
import { expectBoard } from './internal/list/expect-board.js';
import { paginate } from './internal/list/paginate.js';
import { rows } from './internal/list/rows.js';
import { orUndefined, unlessMissing } from './internal/missing.js';
import { since } from './internal/since.js';
import { VideoFileRepository } from './internal/video/file.js';
import type { VideoQuery, VideoUpload } from './internal/video/input.js';
import { listed, named, reused } from './internal/video/request.js';
import { type Consent, checkConsent, type ListOptions, type PagedListOptions } from './options.js';

export type { FileRange } from './internal/video/file-range.js';
export type { VideoQuery, VideoUpload };

/** Reads videos. */
export type VideoReader = Pick<VideoRepository, 'find' | 'get' | 'list' | 'names' | 'page'>;
/** Updates, stars and deletes videos. */
export type VideoWriter = Pick<VideoRepository, 'delete' | 'deleteMany' | 'starMany' | 'unstarMany' | 'update'>;
/** Moves videos to boards and off them, one at a time. */
export type VideoMover = Pick<VideoRepository, 'addToBoard' | 'removeFromBoard'>;
/** Uploads and downloads the files of videos. */
export type VideoFiles = Pick<VideoRepository, 'full' | 'range' | 'stream' | 'streamFrom' | 'thumbnail' | 'upload'>;

/**
 * Videos: records, metadata and files. A video is on one board or on none. Methods for several take at most 1 000;
 * missing ones are in `failed_videos`, unlike images.
 *
 * @since InvokeAI 6.14; those of 6.7 and 6.8 had other operations.
 */
export class VideoRepository extends VideoFileRepository {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    super(transport);
    this.#transport = transport;
  }

  /** Returns one video. */
  get(name: string, options?: RequestOptions): Promise<Video> {
    const schema = about(Video, { video_name: name });
    return this.#transport.json('GET /api/v1/videos/i/{video_name}', schema, { ...named(name, options), ...reused });
  }

  /** Returns one video, or `undefined`. */
  find(name: string, options?: RequestOptions): Promise<Video | undefined> {
    return unlessMissing(this.get(name, options));
  }

  /**
   * Yields the videos that match when the list begins and still do when they are reached, each once, whatever is added,
   * moved or deleted meanwhile. A board that does not exist, or no longer does, is a `NotFoundError`.
   */
  list(query?: VideoQuery, listOptions?: PagedListOptions): AsyncGenerator<Video> {
    const { pageSize = 100, ...options } = listOptions ?? {};
    const { onInvalid, ...request } = options;
    const pages = {
      page: (window: PageWindow) => this.page({ ...query, ...window }, options),
      names: async () => (await this.names(query, request)).video_names,
      nameOf: ({ video_name }: Video) => video_name,
    };
    const isLenient = typeof onInvalid === 'function';
    return paginate(pageSize, {
      ...pages,
      ...byOffset(pages, { route: 'GET /api/v1/videos/', limit: pageSize, isLenient }),
      expectExisting: () => expectBoard(this.#transport, query?.board_id, request),
    });
  }

  /** Returns a page of videos, none for a missing board. Unlike `list`, it shifts when videos are added or removed. */
  async page(query: VideoQuery & PageWindow, listOptions?: ListOptions): Promise<VideoPage> {
    const { onInvalid, ...options } = listOptions ?? {};
    const { offset, limit } = check('query', PageWindow, query);
    const schema = about(rows(VideoPage, Video, onInvalid), { offset, limit });
    return this.#transport.json('GET /api/v1/videos/', schema, { query, ...reused, ...options });
  }

  /** Returns the names of all videos that match: none for a missing board. */
  names(query?: VideoQuery, options?: RequestOptions): Promise<VideoNamesResult> {
    const request = { query, since: since.videos, ...options };
    return this.#transport.json('GET /api/v1/videos/names', VideoNamesResult, request);
  }

  /** Updates a video. A missing one is an `HttpError` of status 400. */
  async update(name: string, changes: VideoChanges, options?: RequestOptions): Promise<Video> {
    const body = check('changes', VideoChanges, changes);
    const schema = about(Video, { ...body, video_name: name });
    const request = { ...named(name, options), ...reused, body };
    return this.#transport.json('PATCH /api/v1/videos/i/{video_name}', schema, request);
  }

  /** Deletes one video for good. @throws NotDeletedError when nothing was deleted */
  async delete(name: string, options?: RequestOptions): Promise<DeleteVideosResult> {
    const schema = about(DeleteVideosResult, { deleted_videos: [name] });
    const request = named(name, options);
    const result = await this.#transport.json('DELETE /api/v1/videos/i/{video_name}', schema, request);
    expectDeleted(name, result.deleted_videos);
    return result;
  }

  /** Deletes videos for good. */
  async deleteMany(names: readonly string[], options?: RequestOptions): Promise<DeleteVideosResult> {
    const schema = about(DeleteVideosResult, { deleted_videos: names, failed_videos: names });
    return this.#transport.json('POST /api/v1/videos/delete', schema, listed(names, options));
  }

  /** Deletes every video on no board for good, starred and intermediate ones too. */
  async deleteUncategorized(consent: Consent, options?: RequestOptions): Promise<DeleteVideosResult> {
    checkConsent(consent);
    const request = { ...reused, ...options };
    return this.#transport.json('DELETE /api/v1/videos/uncategorized', DeleteVideosResult, request);
  }

  /** Stars videos. */
  async starMany(names: readonly string[], options?: RequestOptions): Promise<StarredVideosResult> {
    const schema = about(StarredVideosResult, { starred_videos: names, failed_videos: names });
    return this.#transport.json('POST /api/v1/videos/star', schema, listed(names, options));
  }

  /** Removes the star of videos. */
  async unstarMany(names: readonly string[], options?: RequestOptions): Promise<UnstarredVideosResult> {
    const schema = about(UnstarredVideosResult, { unstarred_videos: names, failed_videos: names });
    return this.#transport.json('POST /api/v1/videos/unstar', schema, listed(names, options));
  }

  /** Moves a video to a board. The server has no operation for several, and returns 500 for a missing video. */
  addToBoard(name: string, boardId: string, options?: RequestOptions): Promise<AddVideosToBoardResult> {
    const schema = about(AddVideosToBoardResult, { added_videos: [name] });
    const body = { board_id: boardId, video_name: name };
    return this.#transport.json('POST /api/v1/videos/board', schema, { body, since: since.videos, ...options });
  }

  /** Removes a video from its board. A missing one, or one on no board, counts as removed. */
  removeFromBoard(name: string, options?: RequestOptions): Promise<RemoveVideosFromBoardResult> {
    const schema = about(RemoveVideosFromBoardResult, { removed_videos: [name] });
    const body = { video_name: name };
    return this.#transport.json('DELETE /api/v1/videos/board', schema, { body, since: since.videos, ...options });
  }

  /** Returns the metadata of a video, or `undefined`. */
  metadata(name: string, options?: RequestOptions): Promise<ImageMetadata | undefined> {
    const route = 'GET /api/v1/videos/i/{video_name}/metadata';
    return orUndefined(this.#transport.json(route, ImageMetadataOrNone, named(name, options)));
  }

  /** Returns the workflow and the graph saved with a video, each as JSON text or `null`. */
  workflow(name: string, options?: RequestOptions): Promise<WorkflowAndGraph> {
    return this.#transport.json('GET /api/v1/videos/i/{video_name}/workflow', WorkflowAndGraph, named(name, options));
  }
}
