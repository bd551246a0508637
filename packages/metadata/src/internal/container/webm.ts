import type { Collected } from '../collected.js';
import { decodeUtf8 } from '../decode-text.js';
import type { Reader } from '../reader.js';
import type { Steps } from '../steps.js';

const tagName = 0x45a3;
const tagText = 0x4487;
const title = 0x7ba9;
const width = 0xb0;
const height = 0xba;
/** The elements that hold elements. A cluster is entered only if it does not say where it ends. */
const holders: readonly number[] = [
  ...[0x18538067 /* segment */, 0x1254c367 /* tags */, 0x1654ae6b /* tracks */, 0x1549a966 /* info */],
  ...[0x7373 /* tag */, 0x67c8 /* simple tag */, 0xae /* track */, 0xe0 /* video */],
];

const from = 'WebM tag';
/** The elements that are read. */
const leaves: readonly number[] = [tagName, tagText, title, width, height];

/** Collects the texts of a WebM or Matroska file: its tags, before and after the frames. */
export function* readWebm(reader: Reader, collected: Collected): Steps {
  let name = '';
  let trackWidth = 0;
  for (let offset = 0; offset < reader.size; ) {
    const header = yield* reader.bytes(offset, 12);
    const id = readNumber(header, 0, 4);
    const size = id && readNumber(header, id.length, 8);
    if (!size) {
      if (Number.isFinite(reader.size)) collected.warn('is no element', offset);
      return;
    }
    if (!collected.visits('elements', offset)) return;
    const start = offset + id.length + size.length;
    const isUnknown = size.payload === 2 ** (7 * size.length) - 1;
    const isEntered = isUnknown || holders.includes(id.value);
    const end = isEntered ? start : start + size.payload;
    const key = id.value === title ? 'Title' : name;
    if (!isEntered && leaves.includes(id.value) && collected.allows(key, from, offset, end - start)) {
      const data = yield* reader.whole(start, end, 'a tag', offset);
      if (!data) return;
      if (id.value === tagName) name = decodeUtf8(data).text;
      else if (id.value === width) trackWidth = toInteger(data);
      else if (id.value !== height) collected.add(key, from, offset, decodeUtf8(data));
      else if (!collected.size) collected.setSize(trackWidth, toInteger(data));
    }
    offset = end;
  }
}

/** A number says its length by the zeros at its start. The mark after them belongs to the value, not to the payload. */
function readNumber(bytes: Uint8Array, at: number, longest: number) {
  const length = Math.clz32(bytes[at] ?? 0) - 23;
  if (length > longest || at + length > bytes.length) return undefined;
  const first = bytes[at] ?? 0;
  const unit = 0x100 ** (length - 1);
  const rest = toInteger(bytes.subarray(at + 1, at + length));
  return { value: first * unit + rest, payload: (first - (0x80 >>> (length - 1))) * unit + rest, length };
}

const toInteger = (bytes: Uint8Array): number => bytes.reduce((value, byte) => value * 0x100 + byte, 0);
