import { Video, VideoUrls } from '@x/models/video';
import type { FileSource } from '@x/transport/file';
import type { RequestOptions, TransferOptions } from '@x/transport/options';
import type { ByteRange, Transport } from '@x/transport/transport';

import { about } from '../about.js';
import { expectOnBoard } from '../item/outcome.js';
import { isFound } from '../missing.js';
import { since } from '../since.js';
import type { FileRange } from './file-range.js';
import type { VideoUpload } from './input.js';
import { rangeStream, readRange, readSize, startOf } from './read-range.js';
import { named } from './request.js';
import { uploadRequest } from './upload.js';

const file = 'GET /api/v1/videos/i/{video_name}/full';

/** The files of videos. */
export class VideoFileRepository {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** Returns whether a video exists and has a file. */
  exists(name: string, options?: RequestOptions): Promise<boolean> {
    return isFound(this.#transport.request('HEAD /api/v1/videos/i/{video_name}/full', named(name, options)));
  }

  /** Returns the size of the file in bytes. */
  async size(name: string, options?: RequestOptions): Promise<number> {
    const route = 'HEAD /api/v1/videos/i/{video_name}/full';
    return readSize(route, await this.#transport.request(route, named(name, options)));
  }

  /**
   * Uploads a video: an MP4 with H.264, at most 1 GiB, whose first frame can be decoded. It is kept as it is. Any other
   * file is an `HttpError` of status 415, a larger one of 413.
   *
   * The server takes two uploads at a time, one of each user, and refuses more with 429. Then the request is repeated,
   * unless the file is a stream or `onProgress` is given; after a lost response it is not: the video may exist.
   *
   * @throws MisplacedUploadError when it is not on the requested board
   */
  async upload(source: FileSource, input?: VideoUpload, options?: TransferOptions): Promise<Video> {
    const request = { ...uploadRequest(source, input ?? {}), repeatable: 'refused', since: since.videos } as const;
    const { video_category, is_intermediate } = request.query;
    const schema = about(Video, { video_category, is_intermediate });
    const video = await this.#transport.json('POST /api/v1/videos/upload', schema, { ...request, ...options });
    return expectOnBoard(input?.board_id, video);
  }

  /** Returns the file, an MP4, in memory. */
  full(name: string, options?: RequestOptions): Promise<Blob> {
    return this.#transport.blob(file, named(name, options));
  }

  /** Returns the file as a stream. When it breaks off, `streamFrom` returns the rest. */
  stream(name: string, options?: TransferOptions): Promise<ReadableStream<Uint8Array>> {
    return this.#transport.stream(file, named(name, options));
  }

  /** Returns part of the file: at most 1 MiB, however much is requested. */
  async range(name: string, range: ByteRange, options?: RequestOptions): Promise<FileRange> {
    const start = startOf(range);
    const response = await this.#transport.request(file, { ...named(name, options), range });
    return readRange(file, response, start);
  }

  /**
   * Returns the file from byte `start` on as a stream. Its requests of 1 MiB each are repeated, so it survives lost
   * connections, and continues a download that stopped.
   */
  async streamFrom(name: string, start: number, options?: TransferOptions): Promise<ReadableStream<Uint8Array>> {
    const { onProgress: _, ...request } = options ?? {};
    const size = () => this.size(name, request);
    const range = (from: number) => this.range(name, { start: from }, request);
    return rangeStream({ route: file, size, range }, start, options ?? {});
  }

  /** Returns the thumbnail, a WebP of at most 256 × 256 pixels. There is none where it could not be made. */
  thumbnail(name: string, options?: RequestOptions): Promise<Blob> {
    return this.#transport.blob('GET /api/v1/videos/i/{video_name}/thumbnail', named(name, options));
  }

  /** Returns the relative URLs of a video, also of one that does not exist. */
  urls(name: string, options?: RequestOptions): Promise<VideoUrls> {
    const schema = about(VideoUrls, { video_name: name });
    return this.#transport.json('GET /api/v1/videos/i/{video_name}/urls', schema, named(name, options));
  }
}
