import type { ImageCategory } from '@x/models/image';
import type { RequestOptions } from '@x/transport/options';

import { isRecord } from '../../arguments.js';
import { isPng, pngTexts } from '../../png-texts.js';
import { MediaTypeError } from '../errors.js';
import { CONTENT_TOKEN, type LoadedItem } from '../item.js';
import { OpenedFile } from '../opened-file.js';
import type { FoundFile } from './found-file.js';
import { mediaTypeOf } from './media-type.js';

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
  const sidecar = readSidecar(await found.sidecar());
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

/** What a sidecar says: that of an archive or a download, or else metadata alone. */
interface Sidecar {
  readonly metadata: string | undefined;
  readonly category: string | undefined;
  readonly isIntermediate: boolean;
}

function readSidecar(text: string | undefined): Sidecar {
  const nothing = { metadata: undefined, category: undefined, isIntermediate: false };
  try {
    const value: unknown = text === undefined ? undefined : JSON.parse(text);
    if (!isRecord(value)) return nothing;
    const { record, invokeai_metadata: metadata } = value;
    if (!isRecord(record)) return { ...nothing, metadata: text };
    const category = record['image_category'] ?? record['video_category'];
    return {
      metadata: typeof metadata === 'string' ? metadata : undefined,
      category: typeof category === 'string' ? category : undefined,
      isIntermediate: record['is_intermediate'] === true,
    };
  } catch {
    return nothing; // another program's
  }
}
