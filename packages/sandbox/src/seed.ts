import type { Board } from '@x/models/board';
import type { Image } from '@x/models/image';

/** Records to begin with. What is left out is made up. */
export interface Seed {
  readonly boards?: readonly Partial<Board>[] | undefined;
  readonly images?: readonly SeedImage[] | undefined;
}

/** An image, and how it was made. */
export type SeedImage = Partial<Image> & { readonly metadata?: object | undefined };

/** The records as they are now. */
export interface Seeded {
  readonly boards: readonly Board[];
  readonly images: readonly Image[];
}
