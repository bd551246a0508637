import type { BoardStores } from '../../src/board.js';
import { memoryBoards } from './memory-boards.js';
import { memoryGallery, memoryImages } from './memory-images.js';
import type { MemoryServer } from './memory-server.js';

/** Returns stores that work on a server in memory: plain objects, as any program's own tests may use. */
export const memoryStores = (server: MemoryServer): BoardStores => ({
  boards: memoryBoards(server),
  images: memoryImages(server),
  gallery: memoryGallery(server),
});
