import type { Image } from '@x/models/image';
import type { AddedRecord, RecordedImage, RecordWriter } from '@x/repositories/record';

/** A PNG of one grey pixel. */
export const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);

/** Returns an image as it is added, by default with a file of one pixel that is followed by its name. */
export const recorded = (
  record: Image,
  fields: Partial<RecordedImage> & { readonly bytes?: Uint8Array } = {},
): RecordedImage => {
  const { bytes = Buffer.concat([pixel, Buffer.from(record.image_name)]), ...rest } = fields;
  const open = async () => new Blob([new Uint8Array(bytes)]).stream();
  return { kind: 'image', record, open, ...rest };
};

/** Adds images one after another. */
export async function addImages(writer: RecordWriter, images: readonly Image[]): Promise<AddedRecord[]> {
  const added: AddedRecord[] = [];
  for (const image of images) added.push(await writer.add(recorded(image)));
  return added;
}
