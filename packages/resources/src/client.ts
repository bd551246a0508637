import { eventSchemas as schemas } from '@x/models/event';
import { BoardRepository } from '@x/repositories/board';
import { GalleryRepository } from '@x/repositories/gallery';
import { ImageRepository } from '@x/repositories/image';
import { QueueRepository } from '@x/repositories/queue';
import { QueueItemRepository } from '@x/repositories/queue-item';
import { VirtualBoardRepository } from '@x/repositories/virtual-board';
import { BoardService } from '@x/services/board';
import { GalleryService } from '@x/services/gallery';
import { JobService } from '@x/services/job';
import { createEventSocket, type EventSocket, type EventSocketOptions } from '@x/transport/event-socket';
import { createHttpTransport, type HttpTransportOptions } from '@x/transport/http-transport';
import type { RequestOptions } from '@x/transport/options';
import type { TokenStore } from '@x/transport/token';
import type { Transport } from '@x/transport/transport';

import { BoardResource } from './board.js';
import { ImageResource } from './image.js';

/** Everything about a client that may be replaced. */
export type ClientOptions = HttpTransportOptions & Pick<EventSocketOptions<typeof schemas>, 'socketPath' | 'WebSocket'>;

/** Everything that speaks to one server, by layer. */
export interface Client extends Disposable {
  readonly transport: Transport;
  /** What the server tells. It loads and connects nothing before somebody listens, or follows a job. */
  readonly events: EventSocket<typeof schemas>;
  readonly repositories: {
    readonly boards: BoardRepository;
    readonly gallery: GalleryRepository;
    readonly images: ImageRepository;
    readonly queue: QueueRepository;
    readonly queueItems: QueueItemRepository;
    readonly virtualBoards: VirtualBoardRepository;
  };
  readonly services: { readonly boards: BoardService; readonly gallery: GalleryService; readonly jobs: JobService };
  /** Returns a board that can do things. Rejects with a `NotFoundError` where there is none. */
  getBoard(id: string, options?: RequestOptions): Promise<BoardResource>;
  /** Returns an image that can do things. Rejects with a `NotFoundError` where there is none. */
  getImage(name: string, options?: RequestOptions): Promise<ImageResource>;
  /** Hears nothing any more and ends what waits. Jobs go on, and requests can still be made. */
  close(): void;
}

/** Returns everything wired together: the one composition root. Two clients share nothing. */
export function createClient(options: ClientOptions): Client {
  const token = typeof options.token === 'string' ? sliding(options.token) : options.token;
  const transport = createHttpTransport({ ...options, token });
  const events = createEventSocket({ ...options, token, events: schemas });
  const boards = new BoardRepository(transport);
  const gallery = new GalleryRepository(transport);
  const images = new ImageRepository(transport);
  const queue = new QueueRepository(transport);
  const queueItems = new QueueItemRepository(transport);
  const galleries = new GalleryService({ gallery, images });
  const jobs = new JobService({ queue, queueItems: queueItems, images, events });
  const close = (): void => {
    jobs.close();
    events.close();
  };
  return {
    transport,
    events,
    repositories: { boards, gallery, images, queue, queueItems, virtualBoards: new VirtualBoardRepository(transport) },
    services: { boards: new BoardService({ boards, images }, galleries), gallery: galleries, jobs },
    getBoard: async (id, request) => new BoardResource(await boards.get(id, request), { boards, images }),
    getImage: async (name, request) => new ImageResource(await images.get(name, request), images),
    close,
    [Symbol.dispose]: close,
  };
}

/** Requests slide on to the fresh tokens that answers bring; so must the socket, or it would be refused in the end. */
function sliding(token: string): TokenStore {
  let current = token;
  return {
    get: () => current,
    set: (fresh) => {
      current = fresh;
    },
  };
}
