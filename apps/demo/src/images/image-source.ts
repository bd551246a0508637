/** An image to upload. */
export interface SourceImage {
  /** The name of a file, or a title. */
  readonly title: string;
  readonly starred: boolean;
  /** Uploaded with the image; `GalleryService.search` searches it. */
  readonly metadata: Readonly<Record<string, unknown>>;
  /** Returns the bytes. A file is read while it is sent. */
  open(): Promise<Blob>;
}

/** The images of a tour. */
export interface ImageSource {
  readonly images: readonly SourceImage[];
  /** A word in the metadata of some images. */
  readonly searchTerm: string;
}
