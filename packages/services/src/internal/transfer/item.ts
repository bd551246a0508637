import type { Image } from '@x/models/image';
import type { Video } from '@x/models/video';
import type { RecordedItem } from '@x/repositories/record';
import type { RequestOptions } from '@x/transport/options';

import type { OpenedFile } from './opened-file.js';
import type { TransferKind, TransferStatus } from './transfer-types.js';

/** An item of a plan. Little, because all of them are in memory. */
export interface PlannedItem {
  readonly key: string;
  readonly kind: TransferKind;
  readonly bytes?: number | undefined;
  /** The key of its board on the source; `undefined` for none. */
  readonly board?: string | undefined;
  /** The text by which the target finds it again, where that is known beforehand. */
  readonly token?: string | undefined;
  /** What only the original has besides its name. Forgotten once it is known what the target has. */
  readonly stamp?: string | undefined;
  readonly starred?: boolean | undefined;
  /** Why it cannot be transferred. */
  readonly problem?: string | undefined;
  /** The name of the error class behind the problem. */
  readonly errorName?: string | undefined;
  /** The key of another item with the same content, which is transferred instead. */
  readonly duplicateOf?: string | undefined;
}

/** An item that is ready to be transferred. */
export interface LoadedItem {
  readonly kind: 'image' | 'video';
  /** The text by which the target finds it again. */
  readonly token: string;
  readonly category: Image['image_category'];
  readonly isIntermediate: boolean;
  /** The media type of the file. */
  readonly type: string;
  readonly bytes: number | undefined;
  /** Of the file; `undefined` for one that was not read to its end yet. */
  readonly sha256: string | undefined;
  /** The file of a picture, to be closed when it is not used any more. */
  readonly file: OpenedFile | undefined;
  /** What is to be sent besides the file, as JSON text. Absent where the file itself has it. */
  readonly metadata: string | undefined;
  /** As an archive keeps it; `undefined` for a file that no server has a record of. */
  readonly recorded: RecordedItem | undefined;
  /** Opens the file anew, from its beginning. */
  open(options?: RequestOptions): Promise<ReadableStream<Uint8Array>>;
}

/** An item of the source. Without `load` the source no longer has it. */
export interface SourceItem {
  readonly item: PlannedItem;
  readonly load: ((options: RequestOptions) => Promise<LoadedItem>) | undefined;
}

/** An item that was put somewhere. */
export interface PutItem {
  readonly status: 'done' | 'present';
  /** Its name there. */
  readonly to: string;
  readonly bytes?: number | undefined;
  readonly sha256?: string | undefined;
}

/** What is known of an item: a status of the report, or that it is being sent. */
export interface ItemState {
  readonly status: TransferStatus | 'sending';
  readonly to?: string | undefined;
  readonly bytes?: number | undefined;
  readonly sha256?: string | undefined;
  readonly reason?: string | undefined;
  readonly errorName?: string | undefined;
}

/** Returns what is planned of a record. */
export function plannedRecord(record: Image | Video, bytes?: number): PlannedItem {
  const isVideo = 'video_name' in record;
  const stamp = `${record.created_at} ${record.width}x${record.height}`;
  return {
    key: isVideo ? record.video_name : record.image_name,
    kind: isVideo ? 'video' : 'image',
    bytes,
    board: record.board_id ?? undefined,
    token: tokenOf(record),
    starred: record.starred || undefined,
    stamp,
  };
}

/** What the tokens of files begin with, whose content alone says which they are. */
export const CONTENT_TOKEN = 'x1-sha256-';

/** What the tokens of items begin with. */
export const TOKEN = 'x1-';

/**
 * Returns the text that a copy of an item has as its `session_id`: the name of the first original, however often it was
 * transferred since.
 */
export function tokenOf(record: Image | Video): string {
  if (record.session_id?.startsWith(TOKEN)) return record.session_id;
  return `${TOKEN}${'video_name' in record ? record.video_name : record.image_name}`;
}
