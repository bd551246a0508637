import type { Board } from '@x/models/board';
import type { Image } from '@x/models/image';

/** Records to insert. Omitted fields get default values. */
export interface Seed {
  readonly boards?: readonly Partial<Board>[] | undefined;
  readonly images?: readonly SeedImage[] | undefined;
}

/** An image and its metadata. */
export type SeedImage = Partial<Image> & { readonly metadata?: object | undefined };

/** The inserted records. */
export interface Seeded {
  readonly boards: readonly Board[];
  readonly images: readonly Image[];
}
