import { UNCATEGORIZED } from '@x/models/board';
import { type ImageCategory, ImageSize } from '@x/models/image';
import { InputError, printValue } from '@x/transport/errors';
import { type FileSource, type OpenFile, openFile } from '@x/transport/file';
import { toJson } from '@x/transport/json';

import { check } from '../check.js';

/** The largest form field that the server reads, in bytes. */
const fieldLimit = 1024 * 1024;

/** Fields of an uploaded image. */
export interface ImageUpload {
  /** The name of the file. Bytes have none of their own; the server does not keep it. @default 'blob' */
  readonly name?: string | undefined;
  /** The web app shows `user` among its assets. @default 'user' */
  readonly image_category?: ImageCategory | undefined;
  /** @default false */
  readonly is_intermediate?: boolean | undefined;
  /** The board to add it to. By default, and with `none`, it is on no board. */
  readonly board_id?: string | undefined;
  /** Any text, kept as the `session_id` of the image. The server does not check that there is such a session. */
  readonly session_id?: string | undefined;
  /** Whether to crop the transparent margin. */
  readonly crop_visible?: boolean | undefined;
  /** Resizes it to exactly this size, at most 16 777 216 pixels. Metadata embedded in the PNG is lost. */
  readonly resize_to?: ImageSize | undefined;
  /** Replaces the metadata embedded in the PNG. At most 1 MiB as JSON. */
  readonly metadata?: Readonly<Record<string, unknown>> | undefined;
}

/** Returns the request that uploads `file`. Throws an `InputError` for input that the server would reject or drop. */
export function uploadRequest(file: FileSource, input: ImageUpload) {
  const { metadata, resize_to: size, board_id: board, image_category = 'user', is_intermediate = false } = input;
  if (board === '') throw new InputError('board_id', 'must not be empty; omit it for no board');
  const { session_id, crop_visible } = input;
  const board_id = board === UNCATEGORIZED ? undefined : board;
  return {
    query: { image_category, is_intermediate, board_id, session_id, crop_visible },
    form: {
      file: withMediaType(file, input.name),
      resize_to: size && JSON.stringify(check('resize_to', ImageSize, size)),
      metadata: metadata === undefined ? undefined : metadataField(metadata),
    },
  };
}

/** The server checks the media type of the part first, and accepts every `image/…`. */
function withMediaType(source: FileSource, name: string | undefined): FileSource {
  const file: OpenFile = openFile('file', source);
  if (name !== undefined && (typeof name !== 'string' || name === '')) {
    throw new InputError('name', `must be a file name, got ${printValue(name)}`);
  }
  if (file.size === 0) throw new InputError('file', 'must not be empty');
  const type = file.type || (file.isStream ? '' : 'image/png');
  if (!type.startsWith('image/')) {
    throw new InputError('file', `must have a media type of an image, got ${printValue(type)}`);
  }
  return name === undefined && file.type !== '' ? source : { ...file, name: name ?? file.name, type };
}

/** The server silently drops metadata that is not an object, and the embedded metadata with it. */
function metadataField(metadata: Readonly<Record<string, unknown>>): string {
  const text = toJson(metadata, 'metadata');
  if (!text.startsWith('{')) throw new InputError('metadata', `must be an object, got ${printValue(metadata)}`);
  const size = new TextEncoder().encode(text).length;
  if (size > fieldLimit)
    throw new InputError('metadata', `must be at most 1 MiB as JSON, got ${size} bytes`, fieldLimit);
  return text;
}
