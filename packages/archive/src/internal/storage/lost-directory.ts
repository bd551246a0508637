import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { fromRandomAccessReaderPromise, type Options, RandomAccessReader, type ZipFile } from 'yauzl';

import { endOf } from './zip-writer.js';

/** What is read at once: a header and the name that follows it. */
const headerSize = 4 * 1024;
const tooLarge = 0xffffffff;

/** A zip file whose directory was made anew. */
export interface FoundZip {
  readonly zip: ZipFile;
  /** The number of entries that are whole. */
  readonly count: number;
}

/** Opens a zip file whose directory is lost, by the headers in front of its entries. An entry that is cut off is left out. */
export async function openByHeaders(path: string, options: Options): Promise<FoundZip> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    const headers: Buffer[] = [];
    for await (const header of directoryHeaders(handle, size)) headers.push(header);
    const directory = Buffer.concat(headers);
    const tail = Buffer.concat([directory, endOf(headers.length, size, directory.length)]);
    const zip = await fromRandomAccessReaderPromise(new ExtendedFile(path, size, tail), size + tail.length, options);
    return { zip, count: headers.length };
  } finally {
    await handle.close();
  }
}

/** Yields what the directory says of each entry, up to the first that is damaged or cut off. */
async function* directoryHeaders(handle: FileHandle, size: number): AsyncGenerator<Buffer> {
  for (let position = 0; position + 30 < size; ) {
    const buffer = Buffer.alloc(Math.min(headerSize, size - position));
    await handle.read(buffer, 0, buffer.length, position);
    if (buffer.readUInt32LE(0) !== 0x04034b50 || (buffer.readUInt16LE(6) & 8) !== 0) return; // 8: sizes behind the bytes
    const [nameLength, extraLength] = [buffer.readUInt16LE(26), buffer.readUInt16LE(28)];
    const start = 30 + nameLength + extraLength;
    if (start > buffer.length) return;
    const sizes = sizesIn(buffer, buffer.subarray(30 + nameLength, start));
    const end = position + start + (sizes?.packed ?? Number.NaN);
    if (!sizes || !(end <= size)) return;
    yield directoryHeader(buffer.subarray(0, 30 + nameLength), { ...sizes, position });
    position = end;
  }
}

interface Sizes {
  readonly bytes: number;
  readonly packed: number;
}

/** Returns the sizes in a header: those of zip64 are in its extra field. */
function sizesIn(header: Buffer, extra: Buffer): Sizes | undefined {
  const [packed, bytes] = [header.readUInt32LE(18), header.readUInt32LE(22)];
  if (packed !== tooLarge && bytes !== tooLarge) return { bytes, packed };
  if (extra.length < 20 || extra.readUInt16LE(0) !== 1) return undefined;
  return { bytes: Number(extra.readBigUInt64LE(4)), packed: Number(extra.readBigUInt64LE(12)) };
}

/** Returns a header of the directory, with the numbers of zip64 whether they are needed or not. */
function directoryHeader(local: Buffer, { bytes, packed, position }: Sizes & { readonly position: number }): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(45, 4);
  local.copy(header, 6, 4, 28);
  for (const at of [20, 24, 42]) header.writeUInt32LE(tooLarge, at);
  header.writeUInt16LE(28, 30);
  const extra = Buffer.alloc(28);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(24, 2);
  for (const [index, number] of [bytes, packed, position].entries())
    extra.writeBigUInt64LE(BigInt(number), 4 + 8 * index);
  return Buffer.concat([header, local.subarray(30), extra]);
}

/** A file with more bytes at its end. */
class ExtendedFile extends RandomAccessReader {
  readonly #path: string;
  readonly #size: number;
  readonly #tail: Buffer;

  constructor(path: string, size: number, tail: Buffer) {
    super();
    this.#path = path;
    this.#size = size;
    this.#tail = tail;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.#pieces(start, end), { objectMode: false });
  }

  async *#pieces(start: number, end: number): AsyncGenerator<Buffer> {
    const size = this.#size;
    if (start < size) yield* createReadStream(this.#path, { start, end: Math.min(end, size) - 1 });
    if (end > size) yield this.#tail.subarray(Math.max(start - size, 0), end - size);
  }
}
