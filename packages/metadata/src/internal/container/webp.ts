import { latin1, readUint16LittleEndian, readUint32LittleEndian } from '../bytes.js';
import type { Collected } from '../collected.js';
import type { Reader } from '../reader.js';
import { readExif } from './exif.js';
import { readXmp } from './xmp.js';

const headLength = 10;

/** Collects the texts of a WebP: EXIF and XMP. */
export async function readWebp(reader: Reader, collected: Collected): Promise<void> {
  const riff = await reader.bytes(0, 12);
  const end = Math.min(reader.size, 8 + readUint32LittleEndian(riff, 4));
  for (let offset = 12; offset + 8 <= end; ) {
    const header = await reader.bytes(offset, 8);
    if (header.length < 8) return collected.warn('the file ends before its last chunk', offset);
    if (!reader.visit()) return collected.warn('has more chunks than the limit', offset);
    const type = latin1(header.subarray(0, 4));
    const length = readUint32LittleEndian(header, 4);
    if (/^VP8[ LX]$/.test(type)) readSize(type, await reader.bytes(offset + 8, headLength), collected);
    if (/^(EXIF|XMP )$/.test(type) && collected.allows(length, { key: type, from: 'WebP chunk', offset })) {
      const data = await reader.bytes(offset + 8, length);
      if (data.length < length) return collected.warn(`the file ends inside a chunk ${type}`, offset);
      if (type === 'EXIF') readExif(data, 'WebP EXIF', offset, collected);
      else readXmp(data, { from: 'WebP XMP', offset }, collected);
    }
    offset += 8 + length + (length % 2);
  }
}

function readSize(type: string, head: Uint8Array, collected: Collected): void {
  if (head.length < headLength || collected.width !== undefined) return;
  if (type === 'VP8X') collected.setSize(uint24(head, 4) + 1, uint24(head, 7) + 1);
  if (type === 'VP8 ') {
    collected.setSize(readUint16LittleEndian(head, 6) & 0x3fff, readUint16LittleEndian(head, 8) & 0x3fff);
  }
  if (type === 'VP8L') {
    const bits = readUint32LittleEndian(head, 1);
    collected.setSize((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
  }
}

const uint24 = (bytes: Uint8Array, offset: number): number =>
  readUint16LittleEndian(bytes, offset) + (bytes[offset + 2] ?? 0) * 0x1_0000;
