const types: Readonly<Record<string, string>> = {
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.mp4': 'video/mp4',
  '.png': 'image/png',
  '.webp': 'image/webp',
};

/** Returns the media type of a file by its name. */
export const mediaType = (path: string): string => types[/\.[a-z0-9]+$/.exec(path)?.[0] ?? ''] ?? 'image/png';
