import { BoardService, type BoardStores } from '../../src/board.js';
import { GalleryService, type GalleryStores } from '../../src/gallery.js';
import { memoryBoards } from './memory-boards.js';
import { memoryGallery, memoryImages } from './memory-images.js';
import type { MemoryServer } from './memory-server.js';

/** The repositories that boards and galleries need. */
export type MemoryStores = BoardStores & GalleryStores;

/** Returns stores that work on a server in memory: plain objects, as any program's own tests may use. */
export const memoryStores = (server: MemoryServer): MemoryStores => ({
  boards: memoryBoards(server),
  images: memoryImages(server),
  gallery: memoryGallery(server),
});

/** Returns the service of boards on these stores. */
export const boardService = (stores: MemoryStores): BoardService =>
  new BoardService(stores, new GalleryService(stores));
