import type { ImageField } from '@x/models/graph';
import type { Image } from '@x/models/image';
import { InputError, printValue } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';
import { isRecord } from '../arguments.js';
import type { Beginning } from './generation.js';
import type { AnyGenerationInput, ImageFile, ImageReference } from './input.js';
import type { RecipeStores } from './plan.js';
import type { Size } from './settings.js';

const isNamed = (image: Exclude<ImageReference, string>): image is Pick<Image, 'image_name'> =>
  isRecord(image) && typeof image['image_name'] === 'string';

/** The images that a generation begins with. */
interface BeginningImages {
  readonly image: Image | undefined;
  readonly mask: Image | undefined;
}

/** Returns the images of an input. Files are uploaded, as intermediate images. */
export async function imagesOf(
  images: RecipeStores['images'],
  { image, mask }: Pick<AnyGenerationInput, 'image' | 'mask'>,
  options: RequestOptions,
): Promise<BeginningImages> {
  const begin =
    image === undefined ? undefined : await imageOf(images, { argument: 'image', reference: image }, options);
  return {
    image: begin,
    mask: mask === undefined ? undefined : await imageOf(images, { argument: 'mask', reference: mask }, options),
  };
}

/** Returns what a generation begins with; `undefined` without an image. */
export function beginningOf({ image, mask }: BeginningImages, size: Size, strength = 0.75): Beginning | undefined {
  if (!image) return undefined;
  const isResized = ({ width, height }: Size): boolean => width !== size.width || height !== size.height;
  return {
    ...{ image: fieldOf(image), strength, mask: mask && fieldOf(mask) },
    isResized: { image: isResized(image), mask: mask !== undefined && isResized(mask) },
  };
}

const fieldOf = ({ image_name }: Image): ImageField => ({ image_name });

/** Returns the record of an image. A file is uploaded, as an intermediate image. */
export async function imageOf(
  images: RecipeStores['images'],
  { argument, reference }: { readonly argument: string; readonly reference: ImageReference },
  options: RequestOptions,
): Promise<Image> {
  if (typeof reference !== 'string' && !isNamed(reference)) {
    const file: ImageFile = reference;
    return images.upload(file, { is_intermediate: true }, options);
  }
  const name = typeof reference === 'string' ? reference : reference.image_name;
  const [image] = await images.getMany([name], options);
  if (!image) throw new InputError(argument, `there is no image ${printValue(name)}`);
  return image;
}
