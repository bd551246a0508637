import type { OpenApi } from '@x/models/app';
import type { Board } from '@x/models/board';
import type { Image } from '@x/models/image';
import type { Video } from '@x/models/video';

import type { AppReader } from './app.js';
import type { GalleryReader } from './gallery.js';
import { type MemoryBoards, memoryBoards } from './internal/memory/boards.js';
import { memoryGallery } from './internal/memory/gallery.js';
import { type MemoryImages, memoryImages } from './internal/memory/images.js';
import { memoryQueue, memoryQueueItems } from './internal/memory/queue-items.js';
import { MemoryServer } from './internal/memory/server.js';
import { type MemoryVideos, memoryVideos } from './internal/memory/videos.js';
import type { QueueReader, QueueWriter } from './queue.js';
import type { QueueItemReader, QueueItemWriter } from './queue-item.js';

export type { MemoryBoards } from './internal/memory/boards.js';
export type { MemoryImages } from './internal/memory/images.js';
export { MemoryQueue } from './internal/memory/queue.js';
export type { EventListener, NodeRun } from './internal/memory/queue-event.js';
export { MemoryServer, type RequestHook } from './internal/memory/server.js';
export type { MemoryVideos } from './internal/memory/videos.js';

/** What a server in memory holds at first. Omitted fields get default values. */
export interface MemorySeed {
  /** In order, the oldest first. A board without an id gets one. */
  readonly boards?: readonly Partial<Board>[] | undefined;
  /** In order, the oldest first. One without a `board_id` is on no board. */
  readonly images?: readonly Partial<Image>[] | undefined;
  /** In order, the oldest first. One without a `board_id` is on no board. */
  readonly videos?: readonly Partial<Video>[] | undefined;
  /** @default '6.14.2' */
  readonly version?: string | undefined;
  /**
   * The most items that may be pending.
   *
   * @default 10000
   */
  readonly queueCapacity?: number | undefined;
  /** The document that describes the server's API. By default it describes no nodes. */
  readonly openApi?: OpenApi | undefined;
}

/** Repositories in memory, and the server behind them. */
export interface MemoryRepositories {
  /** The release and the OpenAPI document of the seed. */
  readonly app: AppReader;
  /** Reads and changes the boards of `server`. */
  readonly boards: MemoryBoards;
  /** Lists its images and videos together. Refused by a server before 6.14, as by the real one. */
  readonly gallery: GalleryReader;
  /** Reads and changes its images. */
  readonly images: MemoryImages;
  /** Enqueues batches into its queue, and counts and cancels them. */
  readonly queue: QueueReader & QueueWriter;
  /** Reads, cancels, retries and deletes the items of its queue. */
  readonly queueItems: QueueItemReader & QueueItemWriter;
  /** Reads and changes its videos. Refused by a server before 6.14, as by the real one. */
  readonly videos: MemoryVideos;
  /** Its contents, the requests made of it, and how to make them fail. */
  readonly server: MemoryServer;
}

/** Creates repositories in memory, for tests of what uses repositories: no network, no files, the same data each time. */
export function createMemoryRepositories(seed: MemorySeed = {}): MemoryRepositories {
  const { boards = [], images = [], videos = [], version = '6.14.2', queueCapacity = 10_000 } = seed;
  const { openApi = { components: { schemas: {} } } } = seed;
  const server = new MemoryServer(version, queueCapacity);
  for (const board of boards) server.addBoard(board.board_name ?? 'A board', board);
  for (const image of images) server.addImage(image.board_id ?? 'none', image);
  for (const video of videos) server.addVideo(video.board_id ?? 'none', video);
  return {
    app: {
      version: (options) => server.respond('app.version', options, () => ({ version })),
      openApi: (options) => server.respond('app.openApi', options, () => openApi),
    },
    boards: memoryBoards(server),
    gallery: memoryGallery(server),
    images: memoryImages(server),
    queue: memoryQueue(server),
    queueItems: memoryQueueItems(server),
    videos: memoryVideos(server),
    server,
  };
}
