import { expectTypeOf, test } from 'vitest';

import type { Board, BoardChanges, BoardVisibility } from '../src/board.js';
import type { GalleryItemKind } from '../src/gallery.js';
import type { Image, ImageCategory, ImageOrigin } from '../src/image.js';
import type { MainModelConfig, ModelConfig, OtherModelType } from '../src/model-config.js';
import type { QueueItemStatus } from '../src/queue-item.js';

type MethodOf<T> = { [K in keyof T]: T[K] extends (...input: never[]) => unknown ? K : never }[keyof T];

test('a parsed board always has a count', () => {
  expectTypeOf<Board['image_count']>().toEqualTypeOf<number>();
  expectTypeOf<Board['cover_image_name']>().toEqualTypeOf<string | null>();
});

test('a misspelt field is an error, although unknown keys survive', () => {
  expectTypeOf<string extends keyof Board ? 'index signature' : 'none'>().toEqualTypeOf<'none'>();
  expectTypeOf<string extends keyof Image ? 'index signature' : 'none'>().toEqualTypeOf<'none'>();
  // @ts-expect-error the field is spelt board_name
  expectTypeOf<Board['board_nmae']>().toBeNever();
});

/** The members that an editor suggests. */
type Known<E> = E extends infer M ? (string extends M ? never : M) : never;

test('the known members of an enum are suggested, and others accepted', () => {
  expectTypeOf<Known<BoardVisibility>>().toEqualTypeOf<'private' | 'shared' | 'public'>();
  expectTypeOf<Known<ImageCategory>>().toEqualTypeOf<'general' | 'mask' | 'control' | 'user' | 'other'>();
  expectTypeOf<Known<ImageOrigin>>().toEqualTypeOf<'internal' | 'external'>();
  expectTypeOf<Known<GalleryItemKind>>().toEqualTypeOf<'image' | 'video'>();
  expectTypeOf<Known<QueueItemStatus>>().toEqualTypeOf<
    'pending' | 'in_progress' | 'waiting' | 'completed' | 'failed' | 'canceled'
  >();
  expectTypeOf<'depth'>().toExtend<ImageCategory>();
  expectTypeOf<number>().not.toExtend<ImageCategory>();
});

test('data has no methods', () => {
  expectTypeOf<MethodOf<Board>>().toBeNever();
  expectTypeOf<MethodOf<Image>>().toBeNever();
});

test('each change is optional', () => {
  expectTypeOf<Record<never, never>>().toExtend<BoardChanges>();
  expectTypeOf<{ board_name: number }>().not.toExtend<BoardChanges>();
});

test('comparing the type of a model narrows it, also beside types that are not known', () => {
  const narrow = (model: ModelConfig) => (model.type === 'main' ? model : null);
  expectTypeOf<ReturnType<typeof narrow>>().toEqualTypeOf<MainModelConfig | null>();
  const others = (model: ModelConfig) => (model.type === 'main' || model.type === 'lora' ? null : model.type);
  expectTypeOf<'main'>().not.toExtend<ReturnType<typeof others>>();
  expectTypeOf<OtherModelType>().toExtend<ReturnType<typeof others>>();
  expectTypeOf<OtherModelType>().toExtend<string>();
});
