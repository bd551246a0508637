import type { ImageCategory } from '@x/models/image';
import type { RequestOptions } from '@x/transport/options';

import { isPng, pngTexts } from '../../png-texts.js';
import { MediaTypeError } from '../errors.js';
import { CONTENT_TOKEN, type LoadedItem } from '../item.js';
import { OpenedFile } from '../opened-file.js';
import type { FoundFile } from './found-file.js';
import { mediaTypeOf } from './media-type.js';
import { readSidecar } from './sidecar.js';

/** Reads a file and the sidecar beside it. A large one is read once more when it is sent. */
export async function loadFile(
  found: FoundFile,
  category: ImageCategory | undefined,
  options: RequestOptions,
): Promise<LoadedItem> {
  const file = await OpenedFile.open(() => found.open(), options);
  const { bytes, sha256 } = await file.finish(options);
  const media = mediaTypeOf(file.head);
  if (!media) throw new MediaTypeError('has changed, and is no picture and no video any more');
  const sidecar = await readSidecar(found);
  const isGenerated = isPng(file.head) && [...pngTexts(file.head)].some(isOfInvoke);
  return {
    ...media,
    token: `${CONTENT_TOKEN}${sha256}`,
    category: category ?? sidecar.category ?? (isGenerated ? 'general' : 'user'),
    isIntermediate: sidecar.isIntermediate,
    ...{ bytes, sha256, file: media.kind === 'image' ? file : undefined },
    // What is embedded has every digit.
    metadata: isGenerated ? undefined : sidecar.metadata,
    recorded: undefined,
    open: () => found.open(),
  };
}

const isOfInvoke = ({ keyword }: { readonly keyword: string }): boolean => keyword === 'invokeai_metadata';
