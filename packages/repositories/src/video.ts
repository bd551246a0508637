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
 * Videos: their records, their metadata and their files. A video is on one board or on none.
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

  /** Returns one video, or `undefined` when it does not exist. */
  find(name: string, options?: RequestOptions): Promise<Video | undefined> {
    return unlessMissing(this.get(name, options));
  }

  /**
   * Yields the videos that match `query` when the list begins, each once. Videos may be deleted, moved and added
   * meanwhile: added ones are left out, and so are those that no longer match when they are reached.
   *
   * Rejects with a `NotFoundError` when the board does not exist, or no longer does. A list that fits into one page is
   * one request; of a longer one the names are read as well, and again for each page that is not at its place any more.
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

  /**
   * Returns one page of videos: none for a board that does not exist. With a limit of 0 it only counts them.
   *
   * Pages shift when videos are added or removed in between; `list` does not.
   */
  async page(query: VideoQuery & PageWindow, listOptions?: ListOptions): Promise<VideoPage> {
    const { onInvalid, ...options } = listOptions ?? {};
    const { offset, limit } = check('query', PageWindow, query);
    const schema = about(rows(VideoPage, Video, onInvalid), { offset, limit });
    return this.#transport.json('GET /api/v1/videos/', schema, { query, ...reused, ...options });
  }

  /** Returns the names of all videos that match `query`. For a board that does not exist there are none. */
  names(query?: VideoQuery, options?: RequestOptions): Promise<VideoNamesResult> {
    const request = { query, since: since.videos, ...options };
    return this.#transport.json('GET /api/v1/videos/names', VideoNamesResult, request);
  }

  /** Updates a video and returns it. For a missing video the server returns 400, so it rejects with an `HttpError`. */
  async update(name: string, changes: VideoChanges, options?: RequestOptions): Promise<Video> {
    const body = check('changes', VideoChanges, changes);
    const schema = about(Video, { ...body, video_name: name });
    const request = { ...named(name, options), ...reused, body };
    return this.#transport.json('PATCH /api/v1/videos/i/{video_name}', schema, request);
  }

  /**
   * Deletes one video for good.
   *
   * @throws NotDeletedError when the server reports success but deleted nothing
   */
  async delete(name: string, options?: RequestOptions): Promise<DeleteVideosResult> {
    const schema = about(DeleteVideosResult, { deleted_videos: [name] });
    const request = named(name, options);
    const result = await this.#transport.json('DELETE /api/v1/videos/i/{video_name}', schema, request);
    expectDeleted(name, result.deleted_videos);
    return result;
  }

  /** Deletes at most 1 000 videos for good. Videos that do not exist are in `failed_videos`, unlike images. */
  async deleteMany(names: readonly string[], options?: RequestOptions): Promise<DeleteVideosResult> {
    const schema = about(DeleteVideosResult, { deleted_videos: names, failed_videos: names });
    return this.#transport.json('POST /api/v1/videos/delete', schema, listed(names, options));
  }

  /** Deletes every video on no board for good: all categories, starred and intermediate ones included. */
  async deleteUncategorized(consent: Consent, options?: RequestOptions): Promise<DeleteVideosResult> {
    checkConsent(consent);
    const request = { ...reused, ...options };
    return this.#transport.json('DELETE /api/v1/videos/uncategorized', DeleteVideosResult, request);
  }

  /** Stars at most 1 000 videos. Videos that do not exist are in `failed_videos`, unlike images. */
  async starMany(names: readonly string[], options?: RequestOptions): Promise<StarredVideosResult> {
    const schema = about(StarredVideosResult, { starred_videos: names, failed_videos: names });
    return this.#transport.json('POST /api/v1/videos/star', schema, listed(names, options));
  }

  /** Removes the star of at most 1 000 videos. Videos that do not exist are in `failed_videos`, unlike images. */
  async unstarMany(names: readonly string[], options?: RequestOptions): Promise<UnstarredVideosResult> {
    const schema = about(UnstarredVideosResult, { unstarred_videos: names, failed_videos: names });
    return this.#transport.json('POST /api/v1/videos/unstar', schema, listed(names, options));
  }

  /** Moves a video to a board. The server has no operation for several. For a missing video it returns 500. */
  addToBoard(name: string, boardId: string, options?: RequestOptions): Promise<AddVideosToBoardResult> {
    const schema = about(AddVideosToBoardResult, { added_videos: [name] });
    const body = { board_id: boardId, video_name: name };
    return this.#transport.json('POST /api/v1/videos/board', schema, { body, since: since.videos, ...options });
  }

  /** Removes a video from its board. One on no board counts as removed, and so does one that does not exist. */
  removeFromBoard(name: string, options?: RequestOptions): Promise<RemoveVideosFromBoardResult> {
    const schema = about(RemoveVideosFromBoardResult, { removed_videos: [name] });
    const body = { video_name: name };
    return this.#transport.json('DELETE /api/v1/videos/board', schema, { body, since: since.videos, ...options });
  }

  /** Returns the metadata of a video, or `undefined` when there is none. */
  metadata(name: string, options?: RequestOptions): Promise<ImageMetadata | undefined> {
    const route = 'GET /api/v1/videos/i/{video_name}/metadata';
    return orUndefined(this.#transport.json(route, ImageMetadataOrNone, named(name, options)));
  }

  /** Returns the workflow and the graph saved with a video, each as JSON text or `null`. */
  workflow(name: string, options?: RequestOptions): Promise<WorkflowAndGraph> {
    return this.#transport.json('GET /api/v1/videos/i/{video_name}/workflow', WorkflowAndGraph, named(name, options));
  }
}
