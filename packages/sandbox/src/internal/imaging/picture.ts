import type { ByteSource } from '../validation/byte-source.js';
import { HttpException } from '../validation/http-exception.js';
import { encodeImage, openImage } from './source-image.js';
import { toThumbnail } from './thumbnail.js';

/**
 * Opens a picture that is kept small: of a workflow or a style preset. Returns a function that encodes it as WebP of at
 * most 256 pixels a side, and rejects when it cannot be decoded. Throws 415 when its format is unknown.
 */
export async function openPicture(content: ByteSource): Promise<() => Promise<Uint8Array<ArrayBuffer>>> {
  const source = await openImage(content, 'create').catch((error: unknown) => {
    if (error instanceof HttpException && error.status === 500) return undefined;
    throw error;
  });
  return async () => {
    if (!source) throw new Error('the image cannot be decoded');
    if (source.kind === 'cmyk' || source.kind === 'numbers' || source.kind === 'ycbcr')
      throw new HttpException(501, `Not implemented by the sandbox: pictures from images of kind "${source.kind}"`);
    const { seen, size } = await encodeImage(source);
    return toThumbnail(seen, size);
  };
}
