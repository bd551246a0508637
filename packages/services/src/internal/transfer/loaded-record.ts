import type { RecordedItem } from '@x/repositories/record';

import { type LoadedItem, tokenOf } from './item.js';
import type { OpenedFile } from './opened-file.js';

/** What is known of a file. */
interface LoadedFile {
  readonly bytes?: number | undefined;
  readonly sha256?: string | undefined;
  readonly file?: OpenedFile | undefined;
  /** What is to be sent besides the file. Left out, all metadata. */
  readonly metadata?: string | undefined;
}

/** Returns a recorded item as it is transferred. */
export function loadedRecord(recorded: RecordedItem, file: LoadedFile = {}): LoadedItem {
  const { kind, record } = recorded;
  return {
    kind,
    token: tokenOf(record),
    category: 'video_category' in record ? record.video_category : record.image_category,
    isIntermediate: record.is_intermediate,
    type: kind === 'video' ? 'video/mp4' : 'image/png',
    bytes: file.bytes,
    sha256: file.sha256,
    file: file.file,
    metadata: kind === 'video' ? recorded.metadata : file.metadata,
    recorded,
    open: recorded.open,
  };
}
