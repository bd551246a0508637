import type { BoardReader, BoardRepository, BoardWriter, ImageMover } from '@x/repositories/board';
import type { GalleryReader, GalleryRepository } from '@x/repositories/gallery';
import type { ImageFiles, ImageReader, ImageRepository, ImageWriter } from '@x/repositories/image';
import { expectTypeOf, test } from 'vitest';

import { BoardService, type BoardStores } from '../src/board.js';
import { GalleryService, type GalleryStores } from '../src/gallery.js';
import type { ByteCopier, ImageCopier } from '../src/internal/board/duplicate/image-copier.js';

/** An object that has the small interfaces and is no repository. */
interface Small {
  readonly boards: BoardReader & BoardWriter & ImageMover & Pick<BoardRepository, 'deleteWithContents'>;
  readonly images: ImageReader & ImageWriter & ImageFiles;
  readonly gallery: GalleryReader;
}

declare const small: Small;
declare const names: Pick<GalleryService, 'names'>;
declare const copier: ImageCopier;

test('the small interfaces are enough for a service', () => {
  expectTypeOf<Small>().toExtend<BoardStores>();
  expectTypeOf<Small>().toExtend<GalleryStores>();
  expectTypeOf<Small['boards']>().not.toExtend<BoardRepository>();
  expectTypeOf(BoardService).toBeConstructibleWith(small, names);
  expectTypeOf(GalleryService).toBeConstructibleWith(small);
});

test('the repositories have them', () => {
  interface Repositories {
    readonly boards: BoardRepository;
    readonly images: ImageRepository;
    readonly gallery: GalleryRepository;
  }
  expectTypeOf<Repositories>().toExtend<BoardStores & GalleryStores>();
});

test('a service asks for no more than it uses', () => {
  expectTypeOf<keyof BoardStores['images']>().toEqualTypeOf<'full' | 'getMany' | 'page' | 'starMany' | 'upload'>();
  expectTypeOf<keyof GalleryStores['images']>().toEqualTypeOf<'getMany' | 'names' | 'page'>();
});

test('there is room for another way to copy', () => {
  expectTypeOf(BoardService).toBeConstructibleWith(small, names, copier);
  expectTypeOf<ByteCopier>().toExtend<ImageCopier>();
});
