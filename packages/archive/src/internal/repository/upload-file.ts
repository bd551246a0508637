import { randomUUID } from 'node:crypto';
import { notify } from '@x/transport/async';
import { InputError } from '@x/transport/errors';
import { type FileSource, openFile } from '@x/transport/file';
import { toJson } from '@x/transport/json';
import type { TransferOptions } from '@x/transport/options';

import type { PlacedRecord } from '../change/changes.js';
import type { Kind } from '../item/entry.js';
import type { RangeReader } from '../storage/storage.js';
import { type Context, changesOf, notFound } from './context.js';

/** How the file of a kind becomes a record. */
export interface UploadKind<S> {
  readonly kind: Kind;
  /** Returns the extension for a file with these first bytes, or `undefined` when it is refused. */
  extensionOf(start: Uint8Array): string | undefined;
  /** Reads from the header what the record says. */
  read(file: RangeReader): Promise<S | undefined>;
  toRecord(name: string, size: S): PlacedRecord;
  /** What is taken, for errors. */
  readonly formats: string;
}

interface Upload {
  readonly file: FileSource;
  readonly input: {
    readonly board_id?: string | undefined;
    readonly metadata?: Readonly<Record<string, unknown>> | undefined;
  };
}

/** Writes a file as a new item, byte by byte as it is, and returns its name. */
export async function uploadFile<S>(
  context: Context,
  { file, input }: Upload,
  kind: UploadKind<S>,
  options: TransferOptions = {},
): Promise<string> {
  const changes = changesOf(context, `${kind.kind}s.upload`);
  const { board_id = 'none', metadata } = input;
  if (board_id !== 'none' && !context.state.boards.get(board_id)) throw notFound(`${kind.kind}s.upload`, { board_id });
  const { chunks, size: total } = openFile('file', file);
  const { start, all } = await peek(chunks(), 16);
  const extension = kind.extensionOf(start);
  if (extension === undefined) {
    await all.return();
    throw new InputError('file', `must be ${kind.formats}`);
  }
  const draft = `.x-archive/tmp/upload-${randomUUID()}`;
  let transferred = 0;
  const counted = async function* () {
    for await (const chunk of all) {
      yield chunk;
      transferred += chunk.length;
      notify(options.onProgress, { transferred, total });
    }
  };
  const written = await changes.writer.write(draft, counted(), { signal: options.signal });
  try {
    const ranges = await context.state.storage.ranges(draft);
    const size = ranges && (await kind.read(ranges).finally(() => ranges.close()));
    if (!size) throw new InputError('file', `has no readable header; must be ${kind.formats}`);
    const name = `${randomUUID()}${extension}`;
    const texts = metadata === undefined ? {} : { metadata: toJson(metadata, 'metadata') };
    const record = kind.toRecord(name, size);
    await changes.onItem(kind.kind, name, () =>
      changes.write({ kind: kind.kind, name, record, texts, file: { path: draft, ...written } }),
    );
    return name;
  } finally {
    await changes.writer.remove(draft);
  }
}

/** Returns the first bytes, and all bytes with them. */
async function peek(chunks: AsyncIterable<Uint8Array>, count: number) {
  const iterator = chunks[Symbol.asyncIterator]();
  const seen: Uint8Array[] = [];
  for (let size = 0; size < count; ) {
    const { done, value } = await iterator.next();
    if (done) break;
    seen.push(value);
    size += value.length;
  }
  const all = {
    async *[Symbol.asyncIterator]() {
      yield* seen;
      yield* { [Symbol.asyncIterator]: () => iterator };
    },
    return: async () => void (await iterator.return?.()),
  };
  return { start: Buffer.concat(seen).subarray(0, count), all };
}
