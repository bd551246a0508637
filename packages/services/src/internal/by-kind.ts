/** Returns the names of a gallery, images and videos apart. The server gives every video a name that ends in `.mp4`. */
export function byKind(names: readonly string[]): { images: string[]; videos: string[] } {
  const isVideo = (name: string): boolean => name.endsWith('.mp4');
  return { images: names.filter((name) => !isVideo(name)), videos: names.filter(isVideo) };
}
