import { latin1, readUint16, readUint32, startsWith } from '../bytes.js';
import type { Collected } from '../collected.js';
import { decodeGuessed } from '../decode-text.js';
import type { Reader } from '../reader.js';
import { readExif } from './exif.js';
import { readXmp } from './xmp.js';

const xmpHeader = 'http://ns.adobe.com/xap/1.0/\0';
const extendedHeader = 'http://ns.adobe.com/xmp/extension/\0';

/** XMP that is larger than a segment, by its identifier. */
type ExtendedXmp = Map<string, { readonly bytes: Uint8Array; readonly offset: number }>;

/** Collects the texts of a JPEG: EXIF, XMP and comments before the first scan. */
export async function readJpeg(reader: Reader, collected: Collected): Promise<void> {
  const extended: ExtendedXmp = new Map();
  await readSegments(reader, collected, extended);
  for (const { bytes, offset } of extended.values()) readXmp(bytes, { from: 'JPEG extended XMP', offset }, collected);
}

async function readSegments(reader: Reader, collected: Collected, extended: ExtendedXmp): Promise<void> {
  for (let offset = 2; ; ) {
    const header = await reader.bytes(offset, 4);
    const [first, marker = 0] = header;
    if (header.length < 4) return collected.warn('the file ends before its pixels', offset);
    if (!reader.visit()) return collected.warn('has more segments than the limit', offset);
    if (first !== 0xff) return collected.warn('is no segment', offset);
    if (marker === 0xda || marker === 0xd9) return;
    if (marker === 0xff || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
      offset += marker === 0xff ? 1 : 2;
      continue;
    }
    const length = readUint16(header, 2) - 2;
    if (length < 0) return collected.warn('is no segment', offset);
    if (isWanted(marker)) {
      const data = await reader.bytes(offset + 4, length);
      if (data.length < length) return collected.warn('the file ends inside a segment', offset);
      readSegment(marker, data, offset, { collected, extended });
    }
    offset += length + 4;
  }
}

const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
const isWanted = (marker: number): boolean => marker === 0xe1 || marker === 0xfe || isFrame(marker);

interface Target {
  readonly collected: Collected;
  readonly extended: ExtendedXmp;
}

function readSegment(marker: number, data: Uint8Array, offset: number, { collected, extended }: Target): void {
  const isComment = marker === 0xfe;
  if (isFrame(marker)) collected.setSize(readUint16(data, 3), readUint16(data, 1));
  else if (!collected.allows(data.length, { key: isComment ? 'Comment' : 'APP1', from: 'JPEG segment', offset }))
    return;
  else if (isComment) collected.add({ key: 'Comment', from: 'JPEG COM', offset }, decodeGuessed(data));
  else if (startsWith(data, 'Exif\0\0')) readExif(data, 'JPEG EXIF', offset, collected);
  else if (startsWith(data, xmpHeader))
    readXmp(data.subarray(xmpHeader.length), { from: 'JPEG XMP', offset }, collected);
  else if (startsWith(data, extendedHeader)) {
    readPart(data.subarray(extendedHeader.length), offset, { collected, extended });
  }
}

/** A part of extended XMP: identifier, length of the whole, where the part belongs. */
function readPart(data: Uint8Array, offset: number, { collected, extended }: Target): void {
  const id = latin1(data.subarray(0, 32));
  const length = readUint32(data, 32);
  const at = readUint32(data, 36);
  const part = data.subarray(40);
  if (!collected.allows(length, { key: id, from: 'JPEG extended XMP', offset })) return;
  if (!extended.has(id) && extended.size < 4) extended.set(id, { bytes: new Uint8Array(length), offset });
  const whole = extended.get(id)?.bytes;
  if (!whole || at + part.length > whole.length) collected.warn('a part of extended XMP is out of place', offset);
  else whole.set(part, at);
}
