import type { Board } from '@x/models/board';
import type { Image } from '@x/models/image';
import type { Video } from '@x/models/video';

/** Records to insert. Omitted fields get default values. */
export interface Seed {
  /** In order, the oldest first. */
  readonly boards?: readonly Partial<Board>[] | undefined;
  /** In order, the oldest first. Those of a size share one file, in one colour; above 32 megapixels it is small. */
  readonly images?: readonly SeedImage[] | undefined;
  /** In order, the oldest first. Without files, so the server lists them as missing. */
  readonly models?: readonly SeedModel[] | undefined;
  /** In order, the oldest first. All share one small file. */
  readonly videos?: readonly SeedVideo[] | undefined;
}

/** Fields of a model. `type`, `format` and `base` together say which others it has; left out, it is a LoRA. */
export type SeedModel = Readonly<Record<string, unknown>>;

/** An image and its metadata. */
export type SeedImage = Partial<Image> & {
  /** The metadata that the image is stored with. Left out, it has none. */
  readonly metadata?: object | undefined;
};

/** A video and what is saved with it. */
export type SeedVideo = Partial<Video> & {
  /** The metadata that the video is stored with. Left out, it has none. */
  readonly metadata?: object | undefined;
  /** The workflow that it was made with, as JSON text. Left out, it has none. */
  readonly workflow?: string | undefined;
  /** The graph that it was made with, as JSON text. Left out, it has none. */
  readonly graph?: string | undefined;
};

/** The inserted records. */
export interface Seeded {
  /** In the order of the seed, with the values that were filled in. */
  readonly boards: readonly Board[];
  /** In the order of the seed, with the values that were filled in. */
  readonly images: readonly Image[];
  /** In the order of the seed, with the values that were filled in. */
  readonly models: readonly SeedModel[];
  /** In the order of the seed, with the values that were filled in. */
  readonly videos: readonly Video[];
}
