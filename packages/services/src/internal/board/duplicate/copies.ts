import type { Image } from '@x/models/image';
import type { RequestOptions } from '@x/transport/options';
import { CHUNK_SIZE, chunks } from '../../chunks.js';
import { boardContents } from '../contents.js';
import type { BoardDependencies } from '../stores.js';

/** Returns the images and videos on a board, the oldest first, and how many requests that took. */
export async function imagesOn(dependencies: BoardDependencies, boardId: string, options: RequestOptions) {
  const { images: names, videos } = await boardContents(dependencies, { boardId }, options);
  const images: Image[] = [];
  for (const chunk of chunks(names)) images.push(...(await dependencies.images.getMany(chunk, options)));
  return { images, videos, requests: 1 + Math.ceil(names.length / CHUNK_SIZE) };
}

/** Returns the copies among images by the name of their original, the oldest copy first. */
export function copiesByOriginal(images: readonly Image[]): Map<string, readonly [Image, ...Image[]]> {
  const copies = new Map<string, [Image, ...Image[]]>();
  for (const image of images.toSorted((a, b) => (age(a) < age(b) ? -1 : 1))) {
    if (image.session_id === null) continue;
    const known = copies.get(image.session_id);
    if (known) known.push(image);
    else copies.set(image.session_id, [image]);
  }
  return copies;
}

const age = ({ created_at, image_name }: Image): string => created_at + image_name;
