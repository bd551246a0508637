import { fromCodes, readUint16, readUint32, startsWith } from '../bytes.js';
import type { Collected } from '../collected.js';
import { type DecodedText, decodeGuessed, decodeUtf16 } from '../decode-text.js';

const exifPointer = 0x8769;
const names: Readonly<Record<number, string>> = {
  270: 'ImageDescription',
  271: 'Make',
  272: 'Model',
  305: 'Software',
  37500: 'MakerNote',
  37510: 'UserComment',
  40092: 'XPComment',
};
const mostEntries = 1_000;
const mostDirectories = 9;
/** By so many more zeros at odd or at even places a byte order is clear. */
const clearLead = 16;

/** Collects the texts of an EXIF block, with or without `Exif` before it. `from` names what holds the block. */
export function readExif(block: Uint8Array, from: string, offset: number, collected: Collected): void {
  const bytes = startsWith(block, 'Exif\0\0') ? block.subarray(6) : block;
  const littleEndian = startsWith(bytes, 'II*\0');
  if (!littleEndian && !startsWith(bytes, 'MM\0*')) {
    collected.warn(`${from} is no EXIF`, offset);
    return;
  }
  // What is added to a set while it is iterated over is visited too, once.
  const directories = new Set([readUint32(bytes, 4, littleEndian)]);
  for (const start of directories) {
    const end = start + 2 + 12 * Math.min(readUint16(bytes, start, littleEndian), mostEntries);
    for (let entry = start + 2; entry < end && entry + 12 <= bytes.length; entry += 12) {
      const tag = readUint16(bytes, entry, littleEndian);
      // Of a text, each item is a byte.
      const length = readUint32(bytes, entry + 4, littleEndian);
      const value = readUint32(bytes, entry + 8, littleEndian);
      if (tag === exifPointer && directories.size < mostDirectories) directories.add(value);
      const name = names[tag];
      if (!name) continue;
      const at = length <= 4 ? entry + 8 : value;
      if (at + length > bytes.length) collected.warn(`${from}: ${name} ends outside of the EXIF block`, offset);
      else if (length > 0 && collected.allows(name, from, offset, length)) {
        const decoded = decodeTag(name, bytes.subarray(at, at + length), littleEndian);
        // ComfyUI writes `prompt:{…}` and `workflow:{…}` into tags that mean something else.
        const [prefix = '', key = name] = /^(prompt|workflow):\s*(?=\{)/i.exec(decoded.text) ?? [];
        const text = decoded.text.slice(prefix.length);
        collected.add(prefix ? key.toLowerCase() : name, `${from} ${name}`, offset, { ...decoded, text });
      }
    }
  }
}

function decodeTag(name: string, bytes: Uint8Array, littleEndian: boolean): DecodedText {
  if (name === 'XPComment') return decodeUtf16(bytes, true);
  if (name !== 'UserComment' || bytes.length < 8) return decodeGuessed(bytes);
  if (startsWith(bytes, 'UNICODE\0')) return decodeUnicode(bytes.subarray(8), littleEndian);
  return decodeGuessed(/^(ASCII|JIS)?\0+$/.test(fromCodes(bytes, 0, 8)) ? bytes.subarray(8) : bytes);
}

/** The charset says neither the byte order nor, with some writers, the truth: the zeros among the bytes do. */
function decodeUnicode(bytes: Uint8Array, littleEndian: boolean): DecodedText {
  const mark = readUint16(bytes, 0);
  if (mark === 0xfffe || mark === 0xfeff) return decodeUtf16(bytes.subarray(2), mark === 0xfffe);
  let zeros = 0;
  let lead = 0;
  let ascii = 0;
  for (let index = 0; index < bytes.length && Math.abs(lead) <= clearLead; index++) {
    const byte = bytes[index] ?? 0;
    if (byte === 0) zeros++;
    if (byte === 0) lead += index % 2 === 0 ? -1 : 1;
    else if (byte < 0x80) ascii++;
  }
  if (zeros === 0 && ascii > bytes.length / 2) {
    const decoded = decodeGuessed(bytes);
    if (decoded.encoding !== 'latin1') return decoded;
  }
  return decodeUtf16(bytes, lead === 0 ? littleEndian : lead > 0);
}
