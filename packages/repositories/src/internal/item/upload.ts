import { UNCATEGORIZED } from '@x/models/board';
import { InputError, printValue } from '@x/transport/errors';
import { type FileSource, type OpenFile, openFile } from '@x/transport/file';

import { jsonField } from '../json-field.js';
import type { ItemUpload } from './input.js';

/** The media types that a server accepts. It checks that of the part first. */
export interface MediaType {
  /** What the type must begin with. */
  readonly start: string;
  /** The type of bytes that have none. */
  readonly usual: string;
  /** What such a file is called. */
  readonly kind: string;
}

/** Returns the board to upload to, `undefined` for none. The server rejects `none`, and an empty text. */
export function boardOf(board: string | undefined): string | undefined {
  if (board === '') throw new InputError('board_id', 'must not be empty; omit it for no board');
  return board === UNCATEGORIZED ? undefined : board;
}

/** Returns the file with a name and a type that the server accepts. Throws an `InputError` for a file of another kind. */
export function withMediaType(source: FileSource, name: string | undefined, { start, usual, kind }: MediaType) {
  const file: OpenFile = openFile('file', source);
  if (name !== undefined && (typeof name !== 'string' || name === '')) {
    throw new InputError('name', `must be a file name, got ${printValue(name)}`);
  }
  if (file.size === 0) throw new InputError('file', 'must not be empty');
  const type = file.type || (file.isStream ? '' : usual);
  if (!type.startsWith(start)) {
    throw new InputError('file', `must have a media type of ${kind}, got ${printValue(type)}`);
  }
  return name === undefined && file.type !== '' ? source : { ...file, name: name ?? file.name, type };
}

/** Returns metadata as a field of a form. Throws an `InputError` for what the server would reject or drop. */
export function metadataField(metadata: ItemUpload['metadata']): string | undefined {
  if (metadata === undefined) return undefined;
  const text = jsonField('metadata', metadata);
  if (!text.startsWith('{')) throw new InputError('metadata', `must be an object, got ${printValue(metadata)}`);
  return text;
}
