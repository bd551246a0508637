import type { Board } from '@x/models/board';
import type { WorkflowRecord } from '@x/models/workflow';
import type { InvalidRecord, RecordedFile, RecordedItem, RecordOptions } from '@x/repositories/record';
import { notify, streamOf } from '@x/transport/async';

import { ArchiveFileError } from '../../errors.js';
import { countContents, withContents } from '../item/board-contents.js';
import { boardsPath } from '../item/board-list.js';
import type { Line } from '../item/entry.js';
import { indexPath } from '../item/item-index.js';
import { readTexts } from '../item/sidecar.js';
import type { ArchiveState } from '../item/state.js';
import { toImage, toVideo } from './items.js';

const batchSize = 100;

/** Yields the items that an archive holds when the list begins, the oldest first. */
export async function* itemRecords(
  state: ArchiveState,
  options: RecordOptions = {},
): AsyncGenerator<RecordedItem & RecordedFile> {
  reportLines(options, { kind: 'image', path: indexPath, lines: state.items.damaged });
  const all = [...state.items.ascending()];
  for (let start = 0; start < all.length; start += batchSize) {
    options.signal?.throwIfAborted();
    const batch = all.slice(start, start + batchSize).flatMap(({ kind, name }) => state.items.find(kind, name) ?? []);
    for (const line of await state.items.lines(batch)) {
      options.signal?.throwIfAborted();
      const item = await itemOf(state, line).catch((error: unknown) => {
        report(options, { kind: line.kind, key: line.name, error });
      });
      if (item) yield item;
    }
  }
}

/** Yields the boards of an archive, the oldest first. */
export async function* boardRecords(state: ArchiveState, options: RecordOptions = {}): AsyncGenerator<Board> {
  const { problem: error, damaged: lines } = state.boards;
  if (error) report(options, { kind: 'board', key: boardsPath, error });
  reportLines(options, { kind: 'board', path: boardsPath, lines });
  const contents = countContents(state.items.ascending());
  for (const board of state.boards.all()) {
    options.signal?.throwIfAborted();
    yield withContents(board, contents.get(board.board_id));
  }
}

/** Yields the workflows of an archive, the oldest first. */
export async function* workflowRecords(
  state: ArchiveState,
  options: RecordOptions = {},
): AsyncGenerator<WorkflowRecord> {
  for (const [key, error] of await state.workflows.damaged()) report(options, { kind: 'workflow', key, error });
  for (const workflow of [...(await state.workflows.all()).values()]) {
    options.signal?.throwIfAborted();
    yield workflow;
  }
}

async function itemOf(state: ArchiveState, line: Line): Promise<RecordedItem & RecordedFile> {
  const { path, sha256, bytes } = line;
  const open = async () => streamOf(await state.storage.open(path));
  const shared = { ...(await readTexts(state.storage, path)), sha256, bytes, open };
  if (line.kind === 'image') return { kind: 'image', record: toImage(state, line), ...shared };
  return { kind: 'video', record: toVideo(state, line), ...shared };
}

/** Reports a record that is damaged. Throws where nobody asked for that, or where more than a record is. */
function report(
  { onInvalid }: RecordOptions,
  { error, ...record }: Pick<InvalidRecord, 'kind' | 'key'> & { readonly error: unknown },
): void {
  if (typeof onInvalid !== 'function' || !(error instanceof ArchiveFileError)) throw error;
  notify(onInvalid, { ...record, message: error.reason });
}

interface DamagedLines extends Pick<InvalidRecord, 'kind'> {
  readonly path: string;
  readonly lines: readonly number[];
}

function reportLines({ onInvalid }: RecordOptions, { kind, path, lines }: DamagedLines): void {
  if (typeof onInvalid !== 'function') return;
  for (const line of lines) {
    notify(onInvalid, { kind, key: `${path}:${line}`, message: `${path}: line ${line} cannot be read` });
  }
}
