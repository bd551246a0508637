import type { Board } from '@x/models/board';
import type { Image } from '@x/models/image';

/** Records to insert. Omitted fields get default values. */
export interface Seed {
  /** In order, the oldest first. */
  readonly boards?: readonly Partial<Board>[] | undefined;
  /** In order, the oldest first. All share one small file. */
  readonly images?: readonly SeedImage[] | undefined;
}

/** An image and its metadata. */
export type SeedImage = Partial<Image> & {
  /** The metadata that the image is stored with. Left out, it has none. */
  readonly metadata?: object | undefined;
};

/** The inserted records. */
export interface Seeded {
  /** In the order of the seed, with the values that were filled in. */
  readonly boards: readonly Board[];
  /** In the order of the seed, with the values that were filled in. */
  readonly images: readonly Image[];
}
