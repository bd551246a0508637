/** The names of images and videos. */
export interface NamesByKind {
  readonly images: readonly string[];
  readonly videos: readonly string[];
}

/** Says whether a name is that of a video. The server ends each of them in `.mp4`. */
export const isVideo = (name: string): boolean => name.endsWith('.mp4');

/** Separates images from videos. */
export const byKind = (names: readonly string[]): NamesByKind => ({
  images: names.filter((name) => !isVideo(name)),
  videos: names.filter(isVideo),
});
