import type { Collected } from '../collected.js';
import { decodeUtf8 } from '../decode-text.js';
import type { Reader } from '../reader.js';

const ids = { segment: 0x18538067, cluster: 0x1f43b675, tags: 0x1254c367, tracks: 0x1654ae6b, info: 0x1549a966 };
const ids2 = { tag: 0x7373, simpleTag: 0x67c8, tagName: 0x45a3, tagText: 0x4487, title: 0x7ba9 };
const ids3 = { entry: 0xae, video: 0xe0, width: 0xb0, height: 0xba };
/** The elements that hold elements. A cluster is entered only if it does not say where it ends. */
const holders: readonly number[] = [
  ...[ids.segment, ids.tags, ids.tracks, ids.info],
  ...[ids2.tag, ids2.simpleTag, ids3.entry, ids3.video],
];

interface Element {
  readonly id: number;
  readonly offset: number;
  readonly start: number;
  /** Infinity if it does not say. */
  readonly end: number;
}

/** The tag and the track that are read. */
interface State {
  name: string;
  width: number;
}

/** Collects the texts of a WebM or Matroska file: its tags, before and after the frames. */
export async function readWebm(reader: Reader, collected: Collected): Promise<void> {
  const state: State = { name: '', width: 0 };
  for (let offset = 0; offset < reader.size; ) {
    const element = await readElement(reader, offset);
    if (!element) {
      if (Number.isFinite(reader.size)) collected.warn('is no element', offset);
      return;
    }
    if (!reader.visit()) return collected.warn('has more elements than the limit', offset);
    const isEntered = holders.includes(element.id) || element.end === Number.POSITIVE_INFINITY;
    if (!isEntered) await readLeaf(element, state, { reader, collected });
    offset = isEntered ? element.start : element.end;
  }
}

async function readElement(reader: Reader, offset: number): Promise<Element | undefined> {
  const header = await reader.bytes(offset, 12);
  const id = readNumber(header, 0, 4);
  const size = id && readNumber(header, id.length, 8);
  if (!size) return undefined;
  const start = offset + id.length + size.length;
  const isUnknown = size.payload === 2 ** (7 * size.length) - 1;
  return { id: id.value, offset, start, end: isUnknown ? Number.POSITIVE_INFINITY : start + size.payload };
}

/** A number says its length by the zeros at its start. The mark after them belongs to the value, not to the payload. */
function readNumber(bytes: Uint8Array, at: number, longest: number) {
  const length = Math.clz32(bytes[at] ?? 0) - 23;
  if (length > longest || at + length > bytes.length) return undefined;
  const mark = 0x80 >>> (length - 1);
  let payload = (bytes[at] ?? 0) - mark;
  for (let index = 1; index < length; index++) payload = payload * 0x100 + (bytes[at + index] ?? 0);
  return { value: payload + mark * 0x100 ** (length - 1), payload, length };
}

interface Target {
  readonly reader: Reader;
  readonly collected: Collected;
}

async function readLeaf(
  { id, offset, start, end }: Element,
  state: State,
  { reader, collected }: Target,
): Promise<void> {
  const isSize = id === ids3.width || id === ids3.height;
  const isText = id === ids2.tagName || id === ids2.tagText || id === ids2.title;
  if (!isSize && !isText) return;
  const key = id === ids2.title ? 'Title' : state.name;
  if (!collected.allows(end - start, { key, from: 'WebM tag', offset })) return;
  const data = await reader.bytes(start, end - start);
  if (data.length < end - start) return collected.warn('the file ends inside a tag', offset);
  if (id === ids2.tagName) state.name = decodeUtf8(data).text;
  else if (isText) collected.add({ key, from: 'WebM tag', offset }, decodeUtf8(data));
  else if (id === ids3.width) state.width = toInteger(data);
  else if (collected.width === undefined) collected.setSize(state.width, toInteger(data));
}

const toInteger = (bytes: Uint8Array): number => bytes.reduce((value, byte) => value * 0x100 + byte, 0);
