import type { Board } from '@x/models/board';
import type { WorkflowRecord } from '@x/models/workflow';
import type { InvalidRecord, RecordedFile, RecordedItem, RecordOptions } from '@x/repositories/record';
import { notify, streamOf } from '@x/transport/async';

import { ArchiveFileError } from '../../errors.js';
import { checkFields } from '../check-argument.js';
import { countContents, withContents } from '../item/board-contents.js';
import type { Damage } from '../item/damage.js';
import type { ReadLine } from '../item/entry.js';
import { readTexts, sidecarOf } from '../item/sidecar.js';
import type { ArchiveState } from '../item/state.js';
import { withHash } from '../item/with-hash.js';
import { type FoundRecord, findImage, findVideo } from './items.js';

const batchSize = 100;

/** Yields the items that an archive holds when the list begins, the oldest first. */
export async function* itemRecords(
  state: ArchiveState,
  given: RecordOptions | undefined,
): AsyncGenerator<RecordedItem & RecordedFile> {
  const options = optionsOf(given);
  reportDamage(
    options,
    state.damage.filter(({ kind }) => kind !== 'board'),
  );
  const all = [...state.items.ascending()];
  for (let start = 0; start < all.length; start += batchSize) {
    options.signal?.throwIfAborted();
    const batch = all.slice(start, start + batchSize).flatMap(({ kind, name }) => state.items.find(kind, name) ?? []);
    for (const line of await state.items.lines(batch)) {
      options.signal?.throwIfAborted();
      const item = await itemOf(state, line, options).catch((error: unknown) => {
        report(options, { kind: line.kind, key: line.name, error });
      });
      if (item) yield item;
    }
  }
}

/** Yields the boards of an archive, the oldest first. */
export async function* boardRecords(state: ArchiveState, given: RecordOptions | undefined): AsyncGenerator<Board> {
  const options = optionsOf(given);
  reportDamage(
    options,
    state.damage.filter(({ kind }) => kind === 'board'),
  );
  const contents = countContents(state.items.ascending());
  for (const board of state.boards.all()) {
    options.signal?.throwIfAborted();
    yield withContents(board, contents.get(board.board_id));
  }
}

/** Yields the workflows of an archive, the oldest first. */
export async function* workflowRecords(
  state: ArchiveState,
  given: RecordOptions | undefined,
): AsyncGenerator<WorkflowRecord> {
  const options = optionsOf(given);
  for (const [key, error] of await state.workflows.damaged()) report(options, { kind: 'workflow', key, error });
  for (const workflow of [...(await state.workflows.all()).values()]) {
    options.signal?.throwIfAborted();
    yield workflow;
  }
}

/** Returns options. Throws an `InputError` for wrong ones; `null` counts as none. */
function optionsOf(options: RecordOptions | undefined): RecordOptions {
  checkFields('options', options ?? {}, { signal: 'signal', onInvalid: 'onInvalid' });
  return options ?? {};
}

/** Returns an item. What of it is read from another file, or not at all, is reported. */
async function itemOf(
  state: ArchiveState,
  read: ReadLine,
  options: RecordOptions,
): Promise<RecordedItem & RecordedFile> {
  const { kind, name, path } = read;
  const texts = await readTexts(state.storage, path).catch((error: unknown) => {
    report(options, { kind, key: sidecarOf(path), error });
    return {};
  });
  const { sha256, bytes } = await withHash(state.storage, read);
  const open = async () => streamOf(await state.storage.open(path));
  const shared = { ...texts, sha256, bytes, open };
  const recordOf = <T>({ record, problem: error }: FoundRecord<T>): T => {
    if (error) report(options, { kind, key: `${error.path}:${name}`, error });
    return record;
  };
  if (kind === 'image') return { kind, record: recordOf(await findImage(state, read)), ...shared };
  return { kind, record: recordOf(await findVideo(state, read)), ...shared };
}

/** Reports a record that is damaged. Throws where nobody asked for that, or where more than a record is. */
function report(
  { onInvalid }: RecordOptions,
  { error, kind, key }: Pick<InvalidRecord, 'kind' | 'key'> & { readonly error: unknown },
): void {
  if (typeof onInvalid !== 'function' || !(error instanceof ArchiveFileError)) throw error;
  notify(onInvalid, { kind, key, message: error.reason });
}

/** Reports what could not be read when the archive was opened. Lines are left out where nobody asked for them. */
function reportDamage(options: RecordOptions, damage: readonly Damage[]): void {
  for (const found of damage) if (!found.isLine || typeof options.onInvalid === 'function') report(options, found);
}
