import {
  latin1,
  readUint16,
  readUint16LittleEndian,
  readUint32,
  readUint32LittleEndian,
  startsWith,
} from '../bytes.js';
import type { Collected } from '../collected.js';
import { type DecodedText, decodeGuessed, decodeUtf16 } from '../decode-text.js';

const exifPointer = 0x8769;
const names: ReadonlyMap<number, string> = new Map([
  [0x010e, 'ImageDescription'],
  [0x010f, 'Make'],
  [0x0110, 'Model'],
  [0x0131, 'Software'],
  [0x927c, 'MakerNote'],
  [0x9286, 'UserComment'],
  [0x9c9c, 'XPComment'],
]);
/** Bytes of one item, by its type. */
const sizes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];
const mostEntries = 1_000;

/** A TIFF structure, in its byte order. */
interface Tiff {
  readonly bytes: Uint8Array;
  readonly littleEndian: boolean;
  readonly uint16: (bytes: Uint8Array, offset: number) => number;
  readonly uint32: (bytes: Uint8Array, offset: number) => number;
}

/** Collects the texts of an EXIF block, with or without `Exif` before it. `from` names what holds the block. */
export function readExif(block: Uint8Array, from: string, offset: number, collected: Collected): void {
  const bytes = startsWith(block, 'Exif\0\0') ? block.subarray(6) : block;
  const littleEndian = startsWith(bytes, 'II*\0');
  if (!littleEndian && !startsWith(bytes, 'MM\0*')) {
    collected.warn(`${from} is no EXIF`, offset);
    return;
  }
  const order = littleEndian
    ? { uint16: readUint16LittleEndian, uint32: readUint32LittleEndian }
    : { uint16: readUint16, uint32: readUint32 };
  const tiff = { bytes, littleEndian, ...order };
  const pending = [tiff.uint32(bytes, 4)];
  const seen = new Set<number>();
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    if (seen.has(at) || seen.size > 8) continue;
    seen.add(at);
    pending.push(...readDirectory(tiff, at, { from, offset, collected }));
  }
}

interface Target {
  readonly from: string;
  readonly offset: number;
  readonly collected: Collected;
}

/** Collects the texts of one directory, and returns where others are. */
function readDirectory(tiff: Tiff, start: number, { from, offset, collected }: Target): number[] {
  const { bytes, uint16, uint32 } = tiff;
  const others: number[] = [];
  const count = Math.min(uint16(bytes, start), mostEntries);
  for (let entry = start + 2; entry < start + 2 + 12 * count && entry + 12 <= bytes.length; entry += 12) {
    const tag = uint16(bytes, entry);
    if (tag === exifPointer) others.push(uint32(bytes, entry + 8));
    const name = names.get(tag);
    if (!name) continue;
    const length = uint32(bytes, entry + 4) * (sizes[uint16(bytes, entry + 2)] ?? 0);
    const at = length <= 4 ? entry + 8 : uint32(bytes, entry + 8);
    if (at + length > bytes.length) collected.warn(`${from}: ${name} ends outside of the EXIF block`, offset);
    else if (length > 0 && collected.allows(length, { key: name, from, offset }))
      addText(name, decodeTag(name, bytes.subarray(at, at + length), tiff.littleEndian), { from, offset, collected });
  }
  return others;
}

/** ComfyUI writes `prompt:{…}` and `workflow:{…}` into tags that mean something else. */
function addText(name: string, decoded: DecodedText, { from, offset, collected }: Target): void {
  const [prefix, key] = /^(prompt|workflow):\s*(?=\{)/i.exec(decoded.text) ?? [];
  const text = prefix ? decoded.text.slice(prefix.length) : decoded.text;
  const kind = from.includes('EXIF') || from.includes('eXIf') ? from : `${from} EXIF`;
  collected.add({ key: key?.toLowerCase() ?? name, from: `${kind} ${name}`, offset }, { ...decoded, text });
}

function decodeTag(name: string, bytes: Uint8Array, littleEndian: boolean): DecodedText {
  if (name === 'XPComment') return decodeUtf16(bytes, true);
  if (name !== 'UserComment' || bytes.length < 8) return decodeGuessed(bytes);
  const charset = latin1(bytes.subarray(0, 8));
  const text = bytes.subarray(8);
  if (charset === 'UNICODE\0') return decodeUnicode(text, littleEndian);
  return decodeGuessed(/^(ASCII|JIS)\0+$|^\0{8}$/.test(charset) ? text : bytes);
}

/** The charset says neither the byte order nor, with some writers, the truth: the zeros among the bytes do. */
function decodeUnicode(bytes: Uint8Array, littleEndian: boolean): DecodedText {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeUtf16(bytes.subarray(2), true);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeUtf16(bytes.subarray(2), false);
  let even = 0;
  let odd = 0;
  let ascii = 0;
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index] ?? 0;
    if (byte === 0) index % 2 === 0 ? even++ : odd++;
    else if (byte < 0x80) ascii++;
  }
  if (even === 0 && odd === 0 && ascii > bytes.length / 2) {
    const decoded = decodeGuessed(bytes);
    if (decoded.encoding !== 'latin1') return decoded;
  }
  return decodeUtf16(bytes, even === odd ? littleEndian : odd > even);
}
