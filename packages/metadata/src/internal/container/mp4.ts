import { latin1, readUint16, readUint32, startsWith } from '../bytes.js';
import type { Collected } from '../collected.js';
import { decodeUtf8 } from '../decode-text.js';
import type { Reader } from '../reader.js';
import { readXmp } from './xmp.js';

const deepest = 16;
const xmpId = '\xbe\x7a\xcf\xcb\x97\xa9\x42\xe8\x9c\x71\x99\x94\x91\xe3\xaf\xac';
/** The boxes that hold boxes. */
const holders = ['moov', 'trak', 'udta', 'meta', 'ilst'];

interface Box {
  readonly type: string;
  readonly offset: number;
  readonly start: number;
  readonly end: number;
}

/** What is known of the boxes around the one that is read. */
interface Context {
  readonly reader: Reader;
  readonly collected: Collected;
  readonly depth: number;
  /** The names of items that have a number. */
  readonly keys: string[];
  readonly parent: string;
}

/** Collects the texts of an MP4: its tags, and XMP. Frames are skipped. */
export async function readMp4(reader: Reader, collected: Collected): Promise<void> {
  await readBoxes(0, reader.size, { reader, collected, depth: 0, keys: [], parent: '' });
}

async function readBoxes(start: number, end: number, context: Context): Promise<void> {
  for (let offset = start; offset + 8 <= end; ) {
    const box = await readBox(offset, end, context);
    if (!box) return;
    await readContent(box, context);
    offset = box.end;
  }
}

async function readBox(
  offset: number,
  limit: number,
  { reader, collected, parent }: Context,
): Promise<Box | undefined> {
  const header = await reader.bytes(offset, 16);
  const size = readUint32(header, 0);
  const isLarge = size === 1;
  const headLength = isLarge ? 16 : 8;
  const length = isLarge ? readUint32(header, 8) * 0x1_0000_0000 + readUint32(header, 12) : size;
  const end = size === 0 ? limit : offset + length;
  if (header.length < headLength) {
    if (Number.isFinite(limit) || header.length > 0) collected.warn('the file ends inside a box', offset);
    return undefined;
  }
  if (size === 0 && parent === 'udta') return undefined; // QuickTime ends its list so
  if (end < offset + headLength || end > limit) {
    collected.warn('is no box, or it ends outside of the one around it', offset);
    return undefined;
  }
  if (!reader.visit()) {
    collected.warn('has more boxes than the limit', offset);
    return undefined;
  }
  return { type: latin1(header.subarray(4, 8)), offset, start: offset + headLength, end };
}

async function readContent(box: Box, context: Context): Promise<void> {
  const { reader, collected, depth, parent } = context;
  const { type, start, end } = box;
  if (parent === 'ilst') return readItem(box, context);
  if (holders.includes(type) && depth < deepest) {
    const isPlain = type !== 'meta' || startsWith(await reader.bytes(start + 4, 4), 'hdlr');
    const keys = type === 'meta' ? [] : context.keys;
    return readBoxes(isPlain ? start : start + 4, end, { ...context, keys, depth: depth + 1, parent: type });
  }
  if (type === 'keys') return readKeys(box, context);
  if (type === 'tkhd') return readTrackSize(await reader.bytes(start, 104), collected);
  if (type === 'uuid') return readUuid(box, context);
  if (parent === 'udta' && type.startsWith('\xa9')) {
    const data = await content(box, context);
    const length = data ? readUint16(data, 0) : 0;
    if (data)
      collected.add({ key: type, from: 'MP4 udta', offset: box.offset }, decodeUtf8(data.subarray(4, 4 + length)));
  }
}

async function content(
  { type, offset, start, end }: Box,
  { reader, collected }: Context,
): Promise<Uint8Array | undefined> {
  if (!collected.allows(end - start, { key: type, from: 'MP4 box', offset })) return undefined;
  const data = await reader.bytes(start, end - start);
  if (data.length === end - start) return data;
  collected.warn(`the file ends inside a box ${type}`, offset);
  return undefined;
}

async function readKeys(box: Box, context: Context): Promise<void> {
  const data = await content(box, context);
  if (!data) return;
  for (let at = 8; at + 8 <= data.length && context.keys.length < 4_096; ) {
    const size = readUint32(data, at);
    if (size < 8 || at + size > data.length) return;
    context.keys.push(decodeUtf8(data.subarray(at + 8, at + size)).text);
    at += size;
  }
}

/** An item is named by its type, by a number of a key, or by a box `name`. Its value is in a box `data`. */
async function readItem(box: Box, context: Context): Promise<void> {
  const data = await content(box, context);
  if (!data) return;
  let key =
    context.keys[
      readUint32(
        Uint8Array.from(box.type, (character) => character.charCodeAt(0)),
        0,
      ) - 1
    ] ?? box.type;
  for (let at = 0; at + 8 <= data.length; ) {
    const size = readUint32(data, at);
    if (size < 8 || at + size > data.length) return;
    if (startsWith(data, 'name', at + 4)) key = decodeUtf8(data.subarray(at + 12, at + size)).text;
    if (startsWith(data, 'data', at + 4) && size >= 16 && readUint32(data, at + 8) === 1) {
      const from = context.keys.length > 0 ? 'MP4 mdta' : 'MP4 ilst';
      context.collected.add({ key, from, offset: box.offset }, decodeUtf8(data.subarray(at + 16, at + size)));
    }
    at += size;
  }
}

function readTrackSize(head: Uint8Array, collected: Collected): void {
  const at = head[0] === 1 ? 88 : 76;
  const [width, height] = [readUint16(head, at), readUint16(head, at + 4)];
  if (width * height > (collected.width ?? 0) * (collected.height ?? 0)) collected.setSize(width, height);
}

async function readUuid(box: Box, context: Context): Promise<void> {
  if (!startsWith(await context.reader.bytes(box.start, 16), xmpId)) return;
  const data = await content(box, context);
  if (data) readXmp(data.subarray(16), { from: 'MP4 uuid', offset: box.offset }, context.collected);
}
