import type { ImageMetadata } from '@x/models/image';
import type { Video, VideoChanges } from '@x/models/video';
import type { VideoRepository } from '@x/repositories/video';
import type { RequestOptions, TransferOptions } from '@x/transport/options';

import { DeletedError } from './errors.js';
import { requireObject } from './internal/require-object.js';

/** The repository that a video resource needs. In a test a plain object will do. */
export type VideoStore = Pick<
  VideoRepository,
  'addToBoard' | 'delete' | 'get' | 'metadata' | 'removeFromBoard' | 'streamFrom' | 'thumbnail' | 'update'
>;

/** A video with methods. Its `data` never changes: methods that update the video return another resource. */
export class VideoResource {
  /** The given object. */
  readonly data: Video;
  readonly #videos: VideoStore;
  #deleted = false;

  constructor(data: Video, videos: VideoStore) {
    this.data = requireObject('data', data);
    this.#videos = requireObject('videos', videos);
  }

  /** Returns the current video. */
  async refresh(options?: RequestOptions): Promise<VideoResource> {
    return new VideoResource(await this.#store().get(this.data.video_name, options), this.#videos);
  }

  /** Updates the video and returns it. */
  async update(changes: VideoChanges, options?: RequestOptions): Promise<VideoResource> {
    return new VideoResource(await this.#store().update(this.data.video_name, changes, options), this.#videos);
  }

  /** Moves the video to a board, or with `none` off its board, and returns it. Two requests. */
  async moveTo(boardId: string, options?: RequestOptions): Promise<VideoResource> {
    const { video_name: name } = this.data;
    if (boardId === 'none') await this.#store().removeFromBoard(name, options);
    else await this.#store().addToBoard(name, boardId, options);
    return this.refresh(options);
  }

  /** Returns the file, an MP4, as a stream, from byte `start` on if one is given. */
  async stream(start = 0, options?: TransferOptions): Promise<ReadableStream<Uint8Array>> {
    return this.#store().streamFrom(this.data.video_name, start, options);
  }

  /** Returns the thumbnail, a WebP of at most 256 × 256 pixels. There is none where it could not be made. */
  async thumbnail(options?: RequestOptions): Promise<Blob> {
    return this.#store().thumbnail(this.data.video_name, options);
  }

  /** Returns the metadata of the video, or `undefined` when there is none. */
  async metadata(options?: RequestOptions): Promise<ImageMetadata | undefined> {
    return this.#store().metadata(this.data.video_name, options);
  }

  /** Deletes the video for good. Afterwards every method rejects with a `DeletedError`. */
  async delete(options?: RequestOptions): Promise<void> {
    await this.#store().delete(this.data.video_name, options);
    this.#deleted = true;
  }

  /** Returns `data`, so that the JSON of the resource is that of its model. */
  toJSON(): Video {
    return this.data;
  }

  #store(): VideoStore {
    if (this.#deleted) throw new DeletedError(`video "${this.data.video_name}"`);
    return this.#videos;
  }
}
