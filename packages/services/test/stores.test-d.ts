import type { BoardReader, BoardRepository, BoardWriter, ImageMover } from '@x/repositories/board';
import type { GalleryReader, GalleryRepository } from '@x/repositories/gallery';
import type { ImageFiles, ImageReader, ImageRepository, ImageWriter } from '@x/repositories/image';
import type { VideoFiles, VideoMover, VideoReader, VideoRepository, VideoWriter } from '@x/repositories/video';
import { expectTypeOf, test } from 'vitest';

import { BoardService, type BoardStores } from '../src/board.js';
import { GalleryService, type GalleryStores } from '../src/gallery.js';
import type { ByteCopier, ImageCopier } from '../src/internal/board/duplicate/image-copier.js';

/** An object that implements the interfaces without being a repository. */
interface Stores {
  readonly boards: BoardReader & BoardWriter & ImageMover & Pick<BoardRepository, 'deleteWithContents'>;
  readonly images: ImageReader & ImageWriter & ImageFiles & Pick<ImageRepository, 'metadata'>;
  readonly gallery: GalleryReader;
  readonly videos: VideoReader & VideoWriter & VideoMover & VideoFiles & Pick<VideoRepository, 'metadata'>;
}

declare const stores: Stores;
declare const names: Pick<GalleryService, 'count' | 'names'>;
declare const copier: ImageCopier;

test('a service accepts objects that implement the interfaces', () => {
  expectTypeOf<Stores>().toExtend<BoardStores>();
  expectTypeOf<Stores>().toExtend<GalleryStores>();
  expectTypeOf<Stores['boards']>().not.toExtend<BoardRepository>();
  expectTypeOf(BoardService).toBeConstructibleWith(stores, names);
  expectTypeOf(GalleryService).toBeConstructibleWith(stores);
});

test('the repositories implement the interfaces', () => {
  interface Repositories {
    readonly boards: BoardRepository;
    readonly images: ImageRepository;
    readonly gallery: GalleryRepository;
    readonly videos: VideoRepository;
  }
  expectTypeOf<Repositories>().toExtend<BoardStores & GalleryStores>();
});

test('a service requires the methods it calls and no others', () => {
  expectTypeOf<keyof BoardStores['images']>().toEqualTypeOf<
    'deleteMany' | 'full' | 'getMany' | 'page' | 'starMany' | 'upload'
  >();
  expectTypeOf<keyof BoardStores['videos']>().toEqualTypeOf<
    | 'addToBoard'
    | 'deleteMany'
    | 'find'
    | 'list'
    | 'metadata'
    | 'names'
    | 'page'
    | 'removeFromBoard'
    | 'starMany'
    | 'stream'
    | 'upload'
  >();
  expectTypeOf<keyof GalleryStores['images']>().toEqualTypeOf<'getMany' | 'list' | 'metadata' | 'names' | 'page'>();
});

test('a service accepts another copier', () => {
  expectTypeOf(BoardService).toBeConstructibleWith(stores, names, copier);
  expectTypeOf<ByteCopier>().toExtend<ImageCopier>();
});
