import { readUint16, readUint32, startsWith } from '../bytes.js';
import type { Collected } from '../collected.js';
import { decodeGuessed } from '../decode-text.js';

/** What a segment with resources of Photoshop begins with. */
export const photoshopHeader = 'Photoshop 3.0\0';

/** The texts of IPTC for people, by their number in the second record. */
const names: Readonly<Record<number, string>> = { 5: 'Title', 25: 'Keywords', 105: 'Headline', 120: 'Caption' };
const from = 'JPEG IPTC';
const mostTexts = 100;

/** Collects the texts of IPTC among resources of Photoshop, once of a file. */
export function readPhotoshop(bytes: Uint8Array, offset: number, collected: Collected): void {
  if (collected.texts.some((text) => text.from === from)) return;
  for (let at = 0; startsWith(bytes, '8BIM', at); ) {
    const name = 1 + (bytes[at + 6] ?? 0);
    const start = at + 10 + name + (name % 2);
    const length = readUint32(bytes, start - 4);
    if (readUint16(bytes, at + 4) === 0x0404) readTexts(bytes.subarray(start, start + length), offset, collected);
    at = start + length + (length % 2);
  }
}

function readTexts(bytes: Uint8Array, offset: number, collected: Collected): void {
  let left = mostTexts;
  for (let at = 0; bytes[at] === 0x1c && left-- > 0; ) {
    const length = readUint16(bytes, at + 3);
    const text = bytes.subarray(at + 5, at + 5 + length);
    const key = bytes[at + 1] === 2 ? names[bytes[at + 2] ?? 0] : undefined;
    if (key && text.length > 0) collected.add(key, from, offset, decodeGuessed(text));
    at += 5 + length;
  }
}
