import type { RecordReader, RecordWriter } from '@x/repositories/record';

import { ArchiveSource } from './archive-source.js';
import { ArchiveTarget } from './archive-target.js';
import type { checkInput } from './check-input.js';
import { DiskFolder } from './files/disk-folder.js';
import { FileSource } from './files/file-source.js';
import { FolderTarget } from './files/folder-target.js';
import { ServerSource } from './server/server-source.js';
import { ServerTarget } from './server/server-target.js';
import type { TransferStores } from './transfer-stores.js';
import { ItemTransfer } from './transfer-task.js';
import type { TransferTask } from './transfer-types.js';
import type { DownloadFolder, UploadInput, UploadSource } from './upload-types.js';

/** From where to where. */
export interface TransferEnds {
  readonly from: TransferStores | RecordReader;
  readonly to: TransferStores | RecordWriter;
}

/** Returns the transfer between two ends. */
export function createTransfer({ from, to }: TransferEnds, input: ReturnType<typeof checkInput>): TransferTask {
  const { selection, into, workflows } = input;
  const hasWorkflows = workflows && ('add' in to || to.workflows !== undefined);
  const source =
    'records' in from ? new ArchiveSource(from, hasWorkflows) : new ServerSource(from, selection, hasWorkflows);
  const target = () => ('add' in to ? new ArchiveTarget(to) : new ServerTarget(to, into));
  return new ItemTransfer({ ...input, source, target });
}

/** Returns the upload of files. */
export function createUpload(
  { from, to }: { readonly from: UploadSource; readonly to: TransferStores },
  input: ReturnType<typeof checkInput> & Pick<UploadInput, 'boardByFolder' | 'category'>,
): TransferTask {
  return new ItemTransfer({
    ...input,
    source: new FileSource(from, input),
    target: () => new ServerTarget(to, input.into),
  });
}

/** Returns the download into a folder. */
export function createDownload(
  { from, to }: { readonly from: TransferStores; readonly to: string | DownloadFolder },
  input: ReturnType<typeof checkInput> & { readonly sidecars: boolean },
): TransferTask {
  const source = new ServerSource(from, input.selection, false);
  const folder = () => (typeof to === 'string' ? new DiskFolder(to) : to);
  return new ItemTransfer({ ...input, source, target: () => new FolderTarget(folder(), input.sidecars) });
}
