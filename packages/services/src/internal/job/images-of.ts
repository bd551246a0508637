import type { Image } from '@x/models/image';
import type { RequestOptions } from '@x/transport/options';
import { chunks } from '../chunks.js';
import type { JobStores } from './job-stores.js';
import { imageNames, type JobResult } from './result.js';

/** Returns the images that each result names, in order and once each. Images deleted meanwhile are left out. */
export async function imagesOf(
  results: readonly JobResult[],
  images: JobStores['images'],
  options: Pick<RequestOptions, 'signal'>,
): Promise<Image[][]> {
  const names = results.map((result) => [...new Set(result.results.flatMap(({ output }) => imageNames(output)))]);
  const found = new Map<string, Image>();
  for (const chunk of chunks([...new Set(names.flat())])) {
    for (const image of await images.getMany(chunk, options)) found.set(image.image_name, image);
  }
  return names.map((own) => own.map((name) => found.get(name)).filter((image) => image !== undefined));
}
