/** What a gallery can be limited to: images, videos, or assets, which are images and videos of any other category. */
export type FilterKind = 'images' | 'videos' | 'assets';

/** Values from `from` up to and with `to`. Without one of them, that end is open. */
export interface FilterRange<T> {
  /** The least value. */
  readonly from?: T | undefined;
  /** The largest value. */
  readonly to?: T | undefined;
}

/** What the items of a gallery must be. A part that is left out matches everything. */
export interface GalleryFilter {
  /** A text in the metadata or the date, as the server searches it. */
  readonly text?: string | undefined;
  /** A board, as it was written: its name, its id, or `none`. */
  readonly board?: string | undefined;
  /** Left out, items of every kind match. */
  readonly kind?: FilterKind | undefined;
  /** Whether an item is starred. */
  readonly starred?: boolean | undefined;
  /** Days in UTC, such as `2026-11-29`. */
  readonly date?: FilterRange<string> | undefined;
  /** Pixels. Matches images only. */
  readonly width?: FilterRange<number> | undefined;
  /** Pixels. Matches images only. */
  readonly height?: FilterRange<number> | undefined;
  /** A part of the name of the model. Matches images only, as all that metadata says. */
  readonly model?: string | undefined;
  /** A part of the name of a LoRA. */
  readonly lora?: string | undefined;
  /** The seed, exactly. Matches images only. */
  readonly seed?: number | undefined;
  /** A part of the name of the sampler, which InvokeAI calls scheduler. */
  readonly sampler?: string | undefined;
}

/** Some of the names that match a filter, and how far the search is. */
export interface FoundNames {
  /** Those that were found since the last batch. */
  readonly names: readonly string[];
  /** How many items were compared with the filter so far. */
  readonly done: number;
  /** How many there are to compare. */
  readonly total: number;
}
