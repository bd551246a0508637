import { isDeepStrictEqual } from 'node:util';

import { Image } from '@x/models/image';
import { Video } from '@x/models/video';
import { check } from '@x/repositories/implementation';
import type { AddedRecord, RecordedItem } from '@x/repositories/record';
import { passingChunks } from '@x/transport/async';
import { InputError, printValue } from '@x/transport/errors';
import { toJson } from '@x/transport/json';
import type { RequestOptions } from '@x/transport/options';

import { ArchiveFileError } from '../../errors.js';
import { checkFields, checkKind } from '../check-argument.js';
import type { ReadLine } from '../item/entry.js';
import { ownTexts } from '../item/sidecar.js';
import type { ArchiveState } from '../item/state.js';
import { withHash } from '../item/with-hash.js';
import type { Storage } from '../storage/storage.js';
import type { Changes } from './changes.js';

/** Throws an `InputError` for what is no item. */
export function checkItem(item: RecordedItem): void {
  checkFields('item', item, { metadata: 'text', workflow: 'text', graph: 'text' });
  checkKind('item.open', item.open, 'function');
  const kind: unknown = item.kind;
  if (item.kind === 'image') check('item.record', Image, item.record);
  else if (item.kind === 'video') check('item.record', Video, item.record);
  else throw new InputError('item.kind', `must be "image" or "video", got ${printValue(kind)}`);
}

/** Adds an item to an archive, unless it is there. */
export function addItem(
  { state, changes }: { readonly state: ArchiveState; readonly changes: Changes },
  item: RecordedItem,
  options: RequestOptions,
): Promise<AddedRecord> {
  const { kind, record } = item;
  const name = nameOf(item);
  return changes.onItem(kind, name, async () => {
    options.signal?.throwIfAborted();
    const { metadata, workflow, graph } = item;
    const written = { kind, name, record };
    const before = state.items.find(kind, name);
    const [known] = before ? await state.items.lines([before]) : [];
    if (known && isSameFile(known, item) && (await isWhole(state.storage, known))) {
      const line = await withHash(state.storage, known);
      const kept = await ownTexts(state.storage, line.path, { kind, name });
      const texts = {
        metadata: metadata ?? kept?.metadata,
        workflow: workflow ?? kept?.workflow,
        graph: graph ?? kept?.graph,
      };
      const isSame = toJson(line.record, 'record') === toJson(record, 'record') && isDeepStrictEqual(kept, texts);
      if (!isSame) await changes.write({ ...written, texts, file: line });
      return { status: 'present', sha256: line.sha256, bytes: line.bytes };
    }
    const chunks = chunksOf(() => item.open(options));
    const { sha256, bytes } = await changes.write(
      { ...written, texts: { metadata, workflow, graph }, file: { chunks } },
      { signal: options.signal, modified: timeOf(record.created_at) },
    );
    return { status: 'added', sha256, bytes };
  });
}

const nameOf = (item: RecordedItem): string =>
  item.kind === 'image' ? item.record.image_name : item.record.video_name;

/** A server never changes the file of an item, so the same name, time and size are the same file. */
function isSameFile({ record }: ReadLine, item: RecordedItem): boolean {
  const before: Readonly<Record<string, unknown>> = { ...record };
  const { created_at, width, height } = item.record;
  return before['created_at'] === created_at && before['width'] === width && before['height'] === height;
}

/** Says whether the file of an item has its size. */
async function isWhole(storage: Storage, { path, bytes }: ReadLine): Promise<boolean> {
  try {
    const file = await storage.ranges(path);
    await file?.close();
    return file?.size === bytes;
  } catch (error) {
    if (error instanceof ArchiveFileError) return false;
    throw error;
  }
}

/** Opens the stream when the first byte is needed, and cancels it when no more are. */
async function* chunksOf(open: () => Promise<ReadableStream<Uint8Array>>): AsyncGenerator<Uint8Array> {
  yield* passingChunks(await open());
}

/** Returns a time of a server, which is in UTC without a zone. */
function timeOf(text: string): Date | undefined {
  const time = new Date(`${text.replace(' ', 'T')}Z`);
  return Number.isNaN(time.getTime()) ? undefined : time;
}
