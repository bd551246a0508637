import { UNCATEGORIZED } from '@x/models/board';
import { type ImageCategory, ImageSize } from '@x/models/image';
import { InputError } from '@x/transport/errors';
import type { AnyRequest, FileStream } from '@x/transport/transport';

import { check } from '../check.js';

/** The largest form field that the server reads, in bytes. */
const fieldLimit = 1024 * 1024;

/** How to keep an uploaded image. */
export interface ImageUpload {
  /** @default 'user', an asset, as in the web app */
  readonly image_category?: ImageCategory | undefined;
  /** @default false */
  readonly is_intermediate?: boolean | undefined;
  /** The board to put it on. Left out, or `none`: no board. */
  readonly board_id?: string | undefined;
  readonly session_id?: string | undefined;
  /** Cuts off the transparent margin first. */
  readonly crop_visible?: boolean | undefined;
  /** Scales to exactly this size, at most 16 777 216 pixels. What is embedded in the PNG is lost. */
  readonly resize_to?: ImageSize | undefined;
  /** Takes the place of the metadata embedded in the PNG. At most 1 MiB as JSON. */
  readonly metadata?: Readonly<Record<string, unknown>> | undefined;
}

/** Returns the request that uploads `file`, or throws an `InputError` for what the server would refuse or drop. */
export function uploadRequest(file: Blob | FileStream, input: ImageUpload): Pick<AnyRequest, 'query' | 'form'> {
  const { metadata, resize_to: size, board_id: board, image_category = 'user', is_intermediate = false } = input;
  if (board === '') throw new InputError('board_id', 'must not be empty; leave it out for no board');
  const { session_id, crop_visible } = input;
  const board_id = board === UNCATEGORIZED ? undefined : board;
  return {
    query: { image_category, is_intermediate, board_id, session_id, crop_visible },
    form: {
      file: typed(file),
      resize_to: size && JSON.stringify(check('resize_to', ImageSize, size)),
      metadata: metadata === undefined ? undefined : metadataField(metadata),
    },
  };
}

/** The server checks the content type of the part before it reads the bytes, and accepts any `image/…`. */
function typed(file: Blob | FileStream): Blob | FileStream {
  if (file.size === 0) throw new InputError('file', 'is empty');
  if (file.type === '' && file instanceof Blob) return file.slice(0, file.size, 'image/png');
  if (!file.type.startsWith('image/')) throw new InputError('file', `must be an image, not ${file.type || 'untyped'}`);
  return file;
}

/** The server drops metadata that is not an object, and what was embedded with it, without a word. */
function metadataField(metadata: Readonly<Record<string, unknown>>): string {
  const text = json(metadata);
  if (!text?.startsWith('{')) throw new InputError('metadata', 'must be a JSON-serializable object');
  const size = new TextEncoder().encode(text).length;
  if (size > fieldLimit)
    throw new InputError('metadata', `must be at most 1 MiB as JSON, not ${size} bytes`, fieldLimit);
  return text;
}

function json(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined; // a circle, a bigint
  }
}
