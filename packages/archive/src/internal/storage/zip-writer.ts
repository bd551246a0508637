import { promisify } from 'node:util';
import { crc32, deflateRaw } from 'node:zlib';

const compress = promisify(deflateRaw);

/** From here on a number does not fit into the headers of a plain zip file. */
const tooLarge = 0xffffffff;
const tooMany = 0xffff;

/** Where a zip file is written. */
export interface ZipTarget {
  write(bytes: Uint8Array, position: number): Promise<unknown>;
}

/** A file that is put into a zip file. */
export interface ZippedFile {
  /** Its path in the zip file, with slashes. */
  readonly name: string;
  /** Its size: it is written into the header before the bytes are read. */
  readonly bytes: number;
  readonly modified: Date;
  /** Whether it is compressed, for which it is read into memory. */
  readonly isCompressed: boolean;
}

interface Facts {
  readonly name: Buffer;
  readonly bytes: number;
  readonly packed: number;
  readonly isCompressed: boolean;
  readonly crc: number;
  readonly modified: Date;
}

/**
 * Writes a zip file, an entry after another. Each header has the sizes and the checksum, so that whoever reads it as a
 * stream needs nothing behind the bytes; the headers of zip64 are written only where a number does not fit.
 */
export class ZipWriter {
  readonly #target: ZipTarget;
  readonly #directory: Buffer[] = [];
  #position = 0;

  constructor(target: ZipTarget) {
    this.#target = target;
  }

  /** Adds a file. Returns false, and adds nothing, when it has another size than was said. */
  async add(file: ZippedFile, chunks: AsyncIterable<Uint8Array>): Promise<boolean> {
    const name = Buffer.from(file.name);
    const start = this.#position + localHeaderSize(name, file.bytes);
    const written = file.isCompressed ? await this.#pack(chunks, start) : await this.#store(chunks, start);
    if (written.bytes !== file.bytes) return false;
    const facts = { ...written, name, modified: file.modified };
    await this.#target.write(localHeader(facts), this.#position);
    this.#directory.push(centralHeader(facts, this.#position));
    this.#position = start + facts.packed;
    return true;
  }

  /** Writes the directory of all entries, and returns the size of the zip file. */
  async end(): Promise<number> {
    const start = this.#position;
    for (let from = 0; from < this.#directory.length; from += 1_000) {
      const headers = Buffer.concat(this.#directory.slice(from, from + 1_000));
      await this.#target.write(headers, this.#position);
      this.#position += headers.length;
    }
    const end = endOf(this.#directory.length, start, this.#position - start);
    await this.#target.write(end, this.#position);
    return this.#position + end.length;
  }

  async #store(chunks: AsyncIterable<Uint8Array>, start: number) {
    let [bytes, crc] = [0, 0];
    for await (const chunk of chunks) {
      await this.#target.write(chunk, start + bytes);
      crc = crc32(chunk, crc);
      bytes += chunk.length;
    }
    return { bytes, crc, packed: bytes, isCompressed: false };
  }

  async #pack(chunks: AsyncIterable<Uint8Array>, start: number) {
    const parts: Uint8Array[] = [];
    for await (const chunk of chunks) parts.push(chunk);
    const whole = Buffer.concat(parts);
    const packed = await compress(whole);
    const isCompressed = packed.length < whole.length;
    const written = isCompressed ? packed : whole;
    await this.#target.write(written, start);
    return { bytes: whole.length, crc: crc32(whole), packed: written.length, isCompressed };
  }
}

const isLarge = (bytes: number): boolean => bytes >= tooLarge;

const localHeaderSize = (name: Buffer, bytes: number): number => 30 + name.length + (isLarge(bytes) ? 20 : 0) + 9;

function localHeader(facts: Facts): Buffer {
  const { name, bytes, packed } = facts;
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  const sizes = isLarge(bytes) ? [bytes, packed] : [];
  const extra = Buffer.concat([zip64Extra(sizes), timeExtra(facts.modified)]);
  writeFacts(header.subarray(4), facts, { needed: sizes.length > 0, extra });
  return Buffer.concat([header, name, extra]);
}

function centralHeader(facts: Facts, position: number): Buffer {
  const { name, bytes, packed } = facts;
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  const sizes = isLarge(bytes) ? [bytes, packed] : [];
  const numbers = isLarge(position) ? [...sizes, position] : sizes;
  const extra = Buffer.concat([zip64Extra(numbers), timeExtra(facts.modified)]);
  header.writeUInt16LE(0x0300 | versionOf(numbers.length > 0), 4); // made on Unix, which is where the mode below is from
  writeFacts(header.subarray(6), facts, { needed: numbers.length > 0, extra });
  header.writeUInt32LE((0o100644 << 16) >>> 0, 38);
  header.writeUInt32LE(Math.min(position, tooLarge), 42);
  return Buffer.concat([header, name, extra]);
}

const versionOf = (isZip64: boolean): number => (isZip64 ? 45 : 20);

/** Writes what both headers of an entry have. Names are in UTF-8. */
function writeFacts(header: Buffer, facts: Facts, { needed, extra }: { needed: boolean; extra: Buffer }): void {
  const { name, bytes, packed, isCompressed, crc, modified } = facts;
  const { date, time } = dosTime(modified);
  header.writeUInt16LE(versionOf(needed), 0);
  header.writeUInt16LE(0x0800, 2);
  header.writeUInt16LE(isCompressed ? 8 : 0, 4);
  header.writeUInt16LE(time, 6);
  header.writeUInt16LE(date, 8);
  header.writeUInt32LE(crc, 10);
  header.writeUInt32LE(isLarge(bytes) ? tooLarge : packed, 14);
  header.writeUInt32LE(isLarge(bytes) ? tooLarge : bytes, 18);
  header.writeUInt16LE(name.length, 22);
  header.writeUInt16LE(extra.length, 24);
}

function zip64Extra(numbers: readonly number[]): Buffer {
  if (numbers.length === 0) return Buffer.alloc(0);
  const extra = Buffer.alloc(4 + 8 * numbers.length);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(8 * numbers.length, 2);
  for (const [index, number] of numbers.entries()) extra.writeBigUInt64LE(BigInt(number), 4 + 8 * index);
  return extra;
}

/** The time in seconds of UTC: that of the header itself has two seconds and no zone. */
function timeExtra(modified: Date): Buffer {
  const extra = Buffer.alloc(9);
  extra.writeUInt16LE(0x5455, 0);
  extra.writeUInt16LE(5, 2);
  extra.writeUInt8(1, 4);
  extra.writeInt32LE(Math.max(-(2 ** 31), Math.min(2 ** 31 - 1, Math.floor(modified.getTime() / 1000))), 5);
  return extra;
}

function dosTime(time: Date): { readonly date: number; readonly time: number } {
  const year = Math.min(Math.max(time.getUTCFullYear(), 1980), 2107);
  return {
    date: ((year - 1980) << 9) | ((time.getUTCMonth() + 1) << 5) | time.getUTCDate(),
    time: (time.getUTCHours() << 11) | (time.getUTCMinutes() << 5) | (time.getUTCSeconds() >> 1),
  };
}

/** Returns the end of a zip file with so many entries, whose directory is there. */
export function endOf(count: number, start: number, size: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Math.min(count, tooMany), 8);
  end.writeUInt16LE(Math.min(count, tooMany), 10);
  end.writeUInt32LE(Math.min(size, tooLarge), 12);
  end.writeUInt32LE(Math.min(start, tooLarge), 16);
  if (count < tooMany && !isLarge(start) && !isLarge(size)) return end;
  const large = Buffer.alloc(56);
  large.writeUInt32LE(0x06064b50, 0);
  large.writeBigUInt64LE(44n, 4);
  large.writeUInt16LE(0x0300 | versionOf(true), 12);
  large.writeUInt16LE(versionOf(true), 14);
  large.writeBigUInt64LE(BigInt(count), 24);
  large.writeBigUInt64LE(BigInt(count), 32);
  large.writeBigUInt64LE(BigInt(size), 40);
  large.writeBigUInt64LE(BigInt(start), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(start + size), 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([large, locator, end]);
}
