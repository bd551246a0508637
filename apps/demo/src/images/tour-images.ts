/** A picture that is not on the server yet. */
export interface Picture {
  /** A file's name, or a title. */
  readonly title: string;
  readonly starred: boolean;
  /** Kept with the image; `GalleryService.search` looks in it. */
  readonly metadata: Readonly<Record<string, unknown>>;
  /** Returns the bytes. Those of a file are read only as they are sent. */
  open(): Promise<Blob>;
}

/** What the tour takes along. */
export interface Album {
  readonly pictures: readonly Picture[];
  /** A word that stands in the metadata of some of them. */
  readonly term: string;
}
