import { BoardRepository } from '@x/repositories/board';
import { GalleryRepository } from '@x/repositories/gallery';
import { ImageRepository } from '@x/repositories/image';
import { VideoRepository } from '@x/repositories/video';
import { createSandbox, type Sandbox } from '@x/sandbox/sandbox';
import { createHttpTransport } from '@x/transport/http-transport';

import { BoardService } from '../../src/board.js';
import { GalleryService } from '../../src/gallery.js';

/** The services on a sandbox, and the requests they sent. */
export interface SandboxServices extends Disposable {
  readonly sandbox: Sandbox;
  readonly boards: BoardRepository;
  readonly images: ImageRepository;
  readonly videos: VideoRepository;
  readonly boardService: BoardService;
  readonly galleryService: GalleryService;
  /** Method and path of every request, ids left out. */
  readonly requests: string[];
  /** Takes the place of every further request. Without a hook, requests reach the sandbox. */
  intercept(hook?: ResponseHook): void;
}

/** Responds to a request. `carryOut` passes it to the sandbox. */
export type ResponseHook = (carryOut: () => Promise<Response>) => Promise<Response>;

const ids = /\/[0-9a-f]{8}-[0-9a-f-]{27}(\.png|\.mp4)?/;

/** Creates services on an empty sandbox. */
export function createSandboxServices(): SandboxServices {
  const sandbox = createSandbox();
  const requests: string[] = [];
  const passOn: ResponseHook = (carryOut) => carryOut();
  let hook = passOn;
  const transport = createHttpTransport({
    baseUrl: 'http://sandbox',
    retries: 0,
    fetch: (input, init) => {
      const request = new Request(input, init);
      const path = new URL(request.url).pathname.replace('/api/v1/', '').replace(ids, '/…');
      requests.push(`${request.method} ${path}`);
      return hook(() => sandbox.fetch(request));
    },
  });
  const boards = new BoardRepository(transport);
  const gallery = new GalleryRepository(transport);
  const images = new ImageRepository(transport);
  const videos = new VideoRepository(transport);
  const galleryService = new GalleryService({ gallery, images });
  return {
    sandbox,
    boards,
    images,
    videos,
    requests,
    intercept: (next = passOn) => {
      hook = next;
    },
    boardService: new BoardService({ boards, images, videos }, galleryService),
    galleryService,
    [Symbol.dispose]: () => sandbox.close(),
  };
}

/** Adds a board with so many images for each count, and returns the ids of the boards. */
export async function seedBoards({ sandbox }: SandboxServices, counts: readonly number[]): Promise<string[]> {
  const { boards } = await sandbox.seed({ boards: counts.map((_, index) => ({ board_name: `source ${index}` })) });
  const ids = boards.map(({ board_id }) => board_id);
  const images = ids.flatMap((board_id, index) => Array.from({ length: counts[index] ?? 0 }, () => ({ board_id })));
  await sandbox.seed({ images });
  return ids;
}
