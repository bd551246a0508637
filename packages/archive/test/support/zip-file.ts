import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';

/** A file in a zip file. */
export interface ZipEntry {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Whether it is compressed. */
  readonly isDeflated?: boolean;
  /** What the headers say of its size, if it is not the truth. */
  readonly claimedSize?: number;
  /** What the headers say of its checksum, if it is not the truth. */
  readonly claimedCrc?: number;
}

/** Returns a zip file with these entries, as they are: nothing is checked. With `isLarge` it has the headers of zip64. */
export function zipFile(entries: readonly ZipEntry[], { isLarge = false } = {}): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes, isDeflated = false, claimedSize = bytes.length, claimedCrc = crc32(bytes) } of entries) {
    const data = isDeflated ? deflateRawSync(bytes) : Buffer.from(bytes);
    const file = Buffer.from(name);
    const [packed, size] = isLarge ? [0xffffffff, 0xffffffff] : [data.length, claimedSize];
    const facts = { isDeflated, crc: claimedCrc, packed, size, name: file.length };
    const localExtra = isLarge ? zip64Extra([claimedSize, data.length]) : Buffer.alloc(0);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    writeFacts(local, 4, facts);
    local.writeUInt16LE(localExtra.length, 28);
    const extra = isLarge ? zip64Extra([claimedSize, data.length, offset]) : Buffer.alloc(0);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    writeFacts(central, 6, facts);
    central.writeUInt16LE(extra.length, 30);
    central.writeUInt32LE(isLarge ? 0xffffffff : offset, 42);
    parts.push(local, file, localExtra, data);
    directory.push(central, file, extra);
    offset += local.length + file.length + localExtra.length + data.length;
  }
  const central = Buffer.concat(directory);
  return Buffer.concat([...parts, central, endOf(entries.length, { offset, size: central.length, isLarge })]);
}

function zip64Extra(numbers: readonly number[]): Buffer {
  const extra = Buffer.alloc(4 + 8 * numbers.length);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(8 * numbers.length, 2);
  for (const [index, number] of numbers.entries()) extra.writeBigUInt64LE(BigInt(number), 4 + 8 * index);
  return extra;
}

interface Facts {
  readonly isDeflated: boolean;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly name: number;
}

/** Writes what both headers of an entry say. Names are in UTF-8. */
function writeFacts(header: Buffer, start: number, { isDeflated, crc, packed, size, name }: Facts): void {
  header.writeUInt16LE(45, start);
  header.writeUInt16LE(0x0800, start + 2);
  header.writeUInt16LE(isDeflated ? 8 : 0, start + 4);
  header.writeUInt32LE(crc, start + 10);
  header.writeUInt32LE(packed, start + 14);
  header.writeUInt32LE(size, start + 18);
  header.writeUInt16LE(name, start + 22);
}

function endOf(count: number, { offset, size, isLarge }: { offset: number; size: number; isLarge: boolean }): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(isLarge ? 0xffff : count, 8);
  end.writeUInt16LE(isLarge ? 0xffff : count, 10);
  end.writeUInt32LE(isLarge ? 0xffffffff : size, 12);
  end.writeUInt32LE(isLarge ? 0xffffffff : offset, 16);
  if (!isLarge) return end;
  const large = Buffer.alloc(56);
  large.writeUInt32LE(0x06064b50, 0);
  large.writeBigUInt64LE(44n, 4);
  large.writeUInt16LE(45, 12);
  large.writeUInt16LE(45, 14);
  large.writeBigUInt64LE(BigInt(count), 24);
  large.writeBigUInt64LE(BigInt(count), 32);
  large.writeBigUInt64LE(BigInt(size), 40);
  large.writeBigUInt64LE(BigInt(offset), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(offset + size), 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([large, locator, end]);
}

/** Returns the files of a folder as entries below `top`. */
export async function entriesOf(folder: string, top = 'foxes/'): Promise<ZipEntry[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = found.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  return Promise.all(
    files.map(async (file) => ({
      name: top + file.slice(folder.length + 1).replaceAll('\\', '/'),
      bytes: await readFile(file),
      isDeflated: file.endsWith('.jsonl'),
    })),
  );
}
