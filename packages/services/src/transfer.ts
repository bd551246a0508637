import type { RecordReader, RecordWriter } from '@x/repositories/record';
import { InputError, printValue } from '@x/transport/errors';

import { isRecord, objectOrEmpty, requireStores } from './internal/arguments.js';
import { checkInput } from './internal/transfer/check-input.js';
import { LazyTransfer } from './internal/transfer/lazy-transfer.js';
import type { TransferStores } from './internal/transfer/transfer-stores.js';
import type { TransferInput, TransferTask } from './internal/transfer/transfer-types.js';
import type { DownloadFolder, DownloadInput, UploadInput, UploadSource } from './internal/transfer/upload-types.js';

export type { TransferStores } from './internal/transfer/transfer-stores.js';
export type {
  TransferBoard,
  TransferInput,
  TransferKind,
  TransferPlan,
  TransferProgress,
  TransferReport,
  TransferRunOptions,
  TransferredBoard,
  TransferredItem,
  TransferredModel,
  TransferSelection,
  TransferStatus,
  TransferTask,
} from './internal/transfer/transfer-types.js';
export type {
  DownloadFolder,
  DownloadInput,
  UploadableFile,
  UploadInput,
  UploadSource,
} from './internal/transfer/upload-types.js';

/**
 * Transfers images, videos, boards and workflows between servers, archives and folders.
 *
 * What is there already is not transferred again, whoever has transferred it: a copy on a server keeps the name of its
 * original. Metadata, workflows in pictures, categories, stars and boards are kept. A server gives copies names and
 * dates of its own.
 */
export class TransferService {
  readonly #stores: TransferStores;

  constructor(stores: TransferStores) {
    requireStores(stores, ['boards', 'gallery', 'images', 'videos']);
    this.#stores = stores;
  }

  /** Transfers from this server to an archive, which keeps names and dates. */
  exportTo(archive: RecordWriter, input?: TransferInput): TransferTask {
    return transferItems(this.#stores, archive, input);
  }

  /**
   * Uploads files, and those of folders with all folders in them. What is no picture or video that a server takes is
   * skipped, with the reason; a file whose content another one has, or was uploaded before under any name, is not sent.
   * Metadata in a file is kept, and so is what a sidecar `NAME.json` says.
   *
   * @throws InputError from `plan` and `run` when a path that was given cannot be read
   */
  upload(files: UploadSource, input?: UploadInput): TransferTask {
    if (typeof files !== 'string' && !Array.isArray(files)) {
      throw new InputError('files', `must be a path, or a list of paths and files, got ${printValue(files)}`);
    }
    for (const [index, file] of typeof files === 'string' ? [] : files.entries()) checkFile(`files.${index}`, file);
    const { boardByFolder, category, ...rest } = objectOrEmpty('input', input);
    const checked = checkInput({ ...rest, workflows: false });
    return new LazyTransfer(async () => {
      const { createUpload } = await import('./internal/transfer/create-transfer.js');
      return createUpload({ from: files, to: this.#stores }, { ...checked, boardByFolder, category });
    });
  }

  /**
   * Downloads images and videos into a folder: those of each board into a folder of its own. A file that is there already
   * is not downloaded again. The path of a folder of the disk, which is created, is for Node, Bun and Deno.
   */
  download(folder: string | DownloadFolder, input?: DownloadInput): TransferTask {
    const { sidecars = false, ...rest } = objectOrEmpty('input', input);
    const checked = checkInput({ ...rest, workflows: false });
    if (folder === '' || (typeof folder !== 'string' && typeof folder?.write !== 'function')) {
      throw new InputError('folder', `must be the path of a folder, or what writes files, got ${printValue(folder)}`);
    }
    return new LazyTransfer(async () => {
      const { createDownload } = await import('./internal/transfer/create-transfer.js');
      return createDownload({ from: this.#stores, to: folder }, { ...checked, sidecars });
    });
  }

  /** Transfers everything in an archive to this server. A file that is damaged is not transferred. */
  importFrom(archive: RecordReader, input?: TransferInput): TransferTask {
    return transferItems(archive, this.#stores, input);
  }

  /** Transfers from this server to another one, such as `other.repositories`. Nothing is written to a disk. */
  copyTo(server: TransferStores, input?: TransferInput): TransferTask {
    return transferItems(this.#stores, server, input);
  }
}

/** Transfers from any server or archive to any other. */
export function transferItems(
  from: TransferStores | RecordReader,
  to: TransferStores | RecordWriter,
  input?: TransferInput,
): TransferTask {
  const checked = checkInput(input);
  requireEnd('from', from);
  requireEnd('to', to);
  if (!('records' in from)) requireStores(from, ['boards', 'gallery', 'images', 'videos']);
  else if (checked.selection) throw new InputError('selection', 'is only for a source that is a server');
  if (!('add' in to)) requireStores(to, ['boards', 'gallery', 'images', 'videos']);
  else if (checked.into) throw new InputError('into', 'is only for a target that is a server');
  return new LazyTransfer(async () => {
    const { createTransfer } = await import('./internal/transfer/create-transfer.js');
    return createTransfer({ from, to }, checked);
  });
}

function requireEnd(argument: string, end: unknown): void {
  if (isRecord(end)) return;
  const path =
    typeof end === 'string' ? '; for a path, pass what createArchive or openArchive of @x/archive returns' : '';
  throw new InputError(argument, `must be an archive or the repositories of a server, got ${printValue(end)}${path}`);
}

/** A `Blob` has no name. */
function checkFile(argument: string, file: unknown): void {
  if (typeof file === 'string') return;
  if (isRecord(file) && typeof file['name'] === 'string' && typeof file['stream'] === 'function') return;
  const expected = 'a path, or a file with name, size and stream(), such as a File';
  throw new InputError(argument, `must be ${expected}, got ${printValue(file)}`);
}
