import { fromCodes, readUint16, readUint32, startsWith } from '../bytes.js';
import type { Collected } from '../collected.js';
import { decodeUtf8 } from '../decode-text.js';
import type { Reader } from '../reader.js';
import type { Steps } from '../steps.js';
import { readXmp } from './xmp.js';

/** A type has four letters: 16 levels. */
const longestPath = 64;
const mostKeys = 4_096;
/** How the identifier of XMP begins. */
const xmpId = '\xbe\x7a\xcf\xcb\x97\xa9\x42\xe8';
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
  /** The names of items whose type is a number. */
  readonly keys: Map<string, string>;
  /** The types of the boxes around, the nearest last. */
  readonly path: string;
}

/** Collects the texts of an MP4: its tags, and XMP. Frames are skipped. */
export function* readMp4(reader: Reader, collected: Collected): Steps {
  yield* readBoxes(0, reader.size, { reader, collected, keys: new Map(), path: '' });
}

function* readBoxes(from: number, limit: number, context: Context): Steps {
  const { reader, collected, path } = context;
  for (let offset = from; offset + 8 <= limit; ) {
    const header = yield* reader.bytes(offset, 16);
    const size = readUint32(header, 0);
    const isLarge = size === 1;
    const start = offset + (isLarge ? 16 : 8);
    const length = isLarge ? readUint32(header, 8) * 0x1_0000_0000 + readUint32(header, 12) : size;
    const end = size === 0 ? limit : offset + length;
    if (header.length < start - offset) {
      if (Number.isFinite(limit) || header.length > 0) collected.warn('the file ends inside a box', offset);
      return;
    }
    if (size === 0 && path.endsWith('udta')) return; // QuickTime ends its list so
    if (end < start || end > limit) return collected.warn('is no box, or ends outside of its parent', offset);
    if (!collected.visits('boxes', offset)) return;
    yield* readBox({ type: fromCodes(header, 4, 8), offset, start, end }, context);
    offset = end;
  }
}

function* readBox(box: Box, context: Context): Steps {
  const { reader, collected, path } = context;
  const { type, offset, start, end } = box;
  const isItem = path.endsWith('ilst');
  if (!isItem && holders.includes(type) && path.length < longestPath) {
    const isPlain = type !== 'meta' || startsWith(yield* reader.bytes(start + 4, 4), 'hdlr');
    const keys = type === 'meta' ? new Map() : context.keys;
    return yield* readBoxes(isPlain ? start : start + 4, end, { ...context, keys, path: path + type });
  }
  if (!isItem && type === 'tkhd') return readTrackSize(yield* reader.bytes(start, 104), collected);
  const isXmp = type === 'uuid' && startsWith(yield* reader.bytes(start, 8), xmpId);
  const isTag = path.endsWith('udta') && type.startsWith('\xa9');
  if (!isItem && !isXmp && !isTag && type !== 'keys') return;
  if (!collected.allows(type, 'MP4 box', offset, end - start)) return;
  const data = yield* reader.whole(start, end, `a box ${type}`, offset);
  if (!data) return;
  if (isItem) readItem(data, box, context);
  else if (type === 'keys') readKeys(data, context.keys);
  else if (isXmp) readXmp(data.subarray(16), 'MP4 uuid', offset, collected);
  else collected.add(type, 'MP4 udta', offset, decodeUtf8(data.subarray(4, 4 + readUint16(data, 0))));
}

/** Yields the boxes of which bytes consist from `start` on, without their lengths. */
function* boxesIn(bytes: Uint8Array, start: number): Generator<Uint8Array> {
  for (let at = start; at + 8 <= bytes.length; ) {
    const size = readUint32(bytes, at);
    if (size < 8 || at + size > bytes.length) return;
    yield bytes.subarray(at + 4, at + size);
    at += size;
  }
}

function readKeys(data: Uint8Array, keys: Map<string, string>): void {
  for (const box of boxesIn(data, 8)) {
    const number = keys.size + 1;
    if (number <= mostKeys)
      keys.set(String.fromCharCode(0, 0, number >> 8, number & 0xff), decodeUtf8(box.subarray(4)).text);
  }
}

/** An item is named by its type, by a number of a key, or by a box `name`. Its value is in a box `data`. */
function readItem(data: Uint8Array, { type, offset }: Box, { keys, collected }: Context): void {
  let key = keys.get(type) ?? type;
  for (const box of boxesIn(data, 0)) {
    if (startsWith(box, 'name')) key = decodeUtf8(box.subarray(8)).text;
    if (startsWith(box, 'data\0\0\0\x01') && box.length >= 12)
      collected.add(key, keys.size > 0 ? 'MP4 mdta' : 'MP4 ilst', offset, decodeUtf8(box.subarray(12)));
  }
}

function readTrackSize(head: Uint8Array, collected: Collected): void {
  const at = head[0] === 1 ? 88 : 76;
  const [width, height] = [readUint16(head, at), readUint16(head, at + 4)];
  const known = collected.size;
  if (!known || width * height > known.width * known.height) collected.setSize(width, height);
}
