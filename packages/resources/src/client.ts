import { BoardRepository } from '@x/repositories/board';
import { GalleryRepository } from '@x/repositories/gallery';
import { ImageRepository } from '@x/repositories/image';
import { VirtualBoardRepository } from '@x/repositories/virtual-board';
import { BoardService } from '@x/services/board';
import { GalleryService } from '@x/services/gallery';
import { createHttpTransport, type HttpTransportOptions } from '@x/transport/http-transport';
import type { RequestOptions } from '@x/transport/options';
import type { Transport } from '@x/transport/transport';

import { BoardResource } from './board.js';
import { ImageResource } from './image.js';

/** Everything that speaks to one server, by layer. */
export interface Client {
  readonly transport: Transport;
  readonly repositories: {
    readonly boards: BoardRepository;
    readonly gallery: GalleryRepository;
    readonly images: ImageRepository;
    readonly virtualBoards: VirtualBoardRepository;
  };
  readonly services: { readonly boards: BoardService; readonly gallery: GalleryService };
  /** Returns a board that can do things. Rejects with a `NotFoundError` where there is none. */
  getBoard(id: string, options?: RequestOptions): Promise<BoardResource>;
  /** Returns an image that can do things. Rejects with a `NotFoundError` where there is none. */
  getImage(name: string, options?: RequestOptions): Promise<ImageResource>;
}

/** Returns everything wired together: the one composition root. Two clients share nothing. */
export function createClient(options: HttpTransportOptions): Client {
  const transport = createHttpTransport(options);
  const boards = new BoardRepository(transport);
  const gallery = new GalleryRepository(transport);
  const images = new ImageRepository(transport);
  return {
    transport,
    repositories: { boards, gallery, images, virtualBoards: new VirtualBoardRepository(transport) },
    services: {
      boards: new BoardService({ boards, gallery, images }),
      gallery: new GalleryService({ gallery, images }),
    },
    getBoard: async (id, request) => new BoardResource(await boards.get(id, request), { boards, images }),
    getImage: async (name, request) => new ImageResource(await images.get(name, request), images),
  };
}
