import { fromCodes, readUint16, readUint32, startsWith } from '../bytes.js';
import type { Collected } from '../collected.js';
import { decodeGuessed } from '../decode-text.js';
import type { Reader } from '../reader.js';
import type { Steps } from '../steps.js';
import { readExif } from './exif.js';
import { photoshopHeader, readPhotoshop } from './iptc.js';
import { readXmp } from './xmp.js';

const xmpHeader = 'http://ns.adobe.com/xap/1.0/\0';
const extendedHeader = 'http://ns.adobe.com/xmp/extension/\0';
const extendedXmp = 'JPEG extended XMP';

/** XMP that is larger than a segment, by its identifier. */
type ExtendedXmp = Map<string, { readonly bytes: Uint8Array; readonly offset: number }>;

/** Collects the texts of a JPEG: EXIF, XMP, IPTC and comments before the first scan. */
export function* readJpeg(reader: Reader, collected: Collected): Steps {
  const extended: ExtendedXmp = new Map();
  yield* readSegments(reader, collected, extended);
  for (const { bytes, offset } of extended.values()) readXmp(bytes, extendedXmp, offset, collected);
}

function* readSegments(reader: Reader, collected: Collected, extended: ExtendedXmp): Steps {
  for (let offset = 2; ; ) {
    if (!reader.holds(offset, 4) && (yield* reader.bytes(offset, 4)).length < 4)
      return collected.warn('the file ends before its pixels', offset);
    if (!collected.visits('segments', offset)) return;
    const marker = reader.uint16(offset) - 0xff00;
    if (marker < 0) return collected.warn('is no segment', offset);
    if (marker === 0xda || marker === 0xd9) return;
    if (marker === 0xff || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
      offset += marker === 0xff ? 1 : 2;
      continue;
    }
    const length = reader.uint16(offset + 2) - 2;
    if (length < 0) return collected.warn('is no segment', offset);
    const start = offset + 4;
    if (isWanted(marker)) {
      const data = reader.held(start, length) ?? (yield* reader.whole(start, start + length, 'a segment', offset));
      if (!data) return;
      const isComment = marker === 0xfe;
      if (isFrame(marker)) collected.setSize(readUint16(data, 3), readUint16(data, 1));
      else if (collected.allows(isComment ? 'Comment' : 'APP', 'JPEG segment', offset, length)) {
        if (isComment) collected.add('Comment', 'JPEG COM', offset, decodeGuessed(data));
        else readApp(data, offset, collected, extended);
      }
    }
    offset = start + length;
  }
}

/** Of 0xc0 to 0xcf, 0xc4, 0xc8 and 0xcc are something else. */
const isFrame = (marker: number): boolean => marker === 0xc0 || (marker > 0xc0 && marker <= 0xcf && marker % 4 !== 0);
const isWanted = (marker: number): boolean => marker === 0xe1 || marker === 0xed || marker === 0xfe || isFrame(marker);

/** Collects the texts of what a program has added. */
function readApp(data: Uint8Array, offset: number, collected: Collected, extended: ExtendedXmp): void {
  if (startsWith(data, 'Exif\0\0')) readExif(data, 'JPEG EXIF', offset, collected);
  else if (startsWith(data, photoshopHeader)) readPhotoshop(data.subarray(photoshopHeader.length), offset, collected);
  else if (startsWith(data, xmpHeader)) readXmp(data.subarray(xmpHeader.length), 'JPEG XMP', offset, collected);
  else if (startsWith(data, extendedHeader)) {
    readPart(data.subarray(extendedHeader.length), offset, collected, extended);
  }
}

/** A part of extended XMP: identifier, length of the whole, where the part belongs. */
function readPart(data: Uint8Array, offset: number, collected: Collected, extended: ExtendedXmp): void {
  const id = fromCodes(data.subarray(0, 32));
  const length = readUint32(data, 32);
  const at = readUint32(data, 36);
  const part = data.subarray(40);
  if (!collected.allows(id, extendedXmp, offset, length)) return;
  if (!extended.has(id) && extended.size < 4) extended.set(id, { bytes: new Uint8Array(length), offset });
  const whole = extended.get(id)?.bytes;
  if (!whole || at + part.length > whole.length) collected.warn('a part of extended XMP is out of place', offset);
  else whole.set(part, at);
}
