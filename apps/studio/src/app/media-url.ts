import type { Transport } from '@x/transport/transport';

/** What resolves addresses of a server. */
type Resolver = Pick<Transport, 'resolve'>;

/** Whether an item is a video. The server names videos by their ending. */
export const isVideo = (name: string): boolean => name.endsWith('.mp4');

/** Returns the address of the thumbnail of an image or a video. */
export const thumbnailUrl = (transport: Resolver, name: string): string =>
  transport.resolve(`api/v1/${kindOf(name)}/i/${encodeURIComponent(name)}/thumbnail`);

/** Returns the address of an image or a video at its full size. */
export const fullUrl = (transport: Resolver, name: string): string =>
  transport.resolve(`api/v1/${kindOf(name)}/i/${encodeURIComponent(name)}/full`);

const kindOf = (name: string) => (isVideo(name) ? 'videos' : 'images');
