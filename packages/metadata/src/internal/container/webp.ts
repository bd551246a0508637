import { fromCodes, readUint16, readUint32 } from '../bytes.js';
import type { Collected } from '../collected.js';
import type { Reader } from '../reader.js';
import type { Steps } from '../steps.js';
import { readExif } from './exif.js';
import { readXmp } from './xmp.js';

const headLength = 10;

/** Collects the texts of a WebP: EXIF and XMP. */
export function* readWebp(reader: Reader, collected: Collected): Steps {
  const riff = yield* reader.bytes(0, 12);
  const end = Math.min(reader.size, 8 + readUint32(riff, 4, true));
  for (let offset = 12; offset + 8 <= end; ) {
    const header = yield* reader.bytes(offset, 8);
    if (header.length < 8) return collected.warn('the file ends before its last chunk', offset);
    if (!collected.visits('chunks', offset)) return;
    const type = fromCodes(header, 0, 4);
    const length = readUint32(header, 4, true);
    if (type.startsWith('VP8')) readSize(type, yield* reader.bytes(offset + 8, headLength), collected);
    if (/^(EXIF|XMP )$/.test(type) && collected.allows(type, 'WebP chunk', offset, length)) {
      const data = yield* reader.whole(offset + 8, offset + 8 + length, `a chunk ${type}`, offset);
      if (!data) return;
      if (type === 'EXIF') readExif(data, 'WebP EXIF', offset, collected);
      else readXmp(data, 'WebP XMP', offset, collected);
    }
    offset += 8 + length + (length % 2);
  }
}

function readSize(type: string, head: Uint8Array, collected: Collected): void {
  if (head.length < headLength || collected.size) return;
  if (type === 'VP8X') collected.setSize(uint24(head, 4) + 1, uint24(head, 7) + 1);
  if (type === 'VP8 ') {
    collected.setSize(readUint16(head, 6, true) & 0x3fff, readUint16(head, 8, true) & 0x3fff);
  }
  if (type === 'VP8L') {
    const bits = readUint32(head, 1, true);
    collected.setSize((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
  }
}

const uint24 = (bytes: Uint8Array, offset: number): number =>
  readUint16(bytes, offset, true) + (bytes[offset + 2] ?? 0) * 0x1_0000;
