import { readUint32 } from '../bytes.js';
import type { Collected } from '../collected.js';
import { decodeGuessed, decodeLatin1, decodeUtf8 } from '../decode-text.js';
import type { Reader } from '../reader.js';
import type { Steps } from '../steps.js';
import { readExif } from './exif.js';
import { readXmp, xmpKey } from './xmp.js';

/** The first bytes of every PNG. */
export const pngSignature = '\x89PNG\r\n\x1a\n';
/** `IDAT` as a number. */
const pixels = 0x49444154;
/** The chunks that are read. */
const wanted: readonly string[] = ['IHDR', 'tEXt', 'zTXt', 'iTXt', 'eXIf'];
/** Bytes of a chunk beside its data. No chunk is smaller: the last one of a file is as small. */
const frame = 12;

/** Collects the texts of a PNG: those before the pixels, and those after. */
export function* readPng(reader: Reader, collected: Collected): Steps {
  let skipped = false;
  for (let offset = pngSignature.length; offset + frame !== reader.size; ) {
    if (!reader.holds(offset, 8) && (yield* reader.bytes(offset, 8)).length < 8)
      return collected.warn('the file ends before its last chunk', offset);
    if (!collected.visits('chunks', offset)) return;
    const length = reader.uint32(offset);
    const code = reader.uint32(offset + 4);
    if (code === pixels) {
      offset = skipped ? offset + length + frame : yield* afterPixels(reader, offset, length);
      skipped = true;
      continue;
    }
    const type = nameOf(code);
    if (type === 'IEND') return;
    const isWanted = wanted.includes(type);
    if (!isWanted && !/^[A-Za-z]{4}$/.test(type)) return collected.warn('is no chunk', offset);
    if (isWanted && collected.allows(type, 'PNG chunk', offset, length)) {
      const start = offset + 8;
      const data =
        reader.held(start, length) ?? (yield* reader.whole(start, start + length, `a chunk ${type}`, offset));
      if (!data) return;
      if (type === 'IHDR') collected.setSize(readUint32(data, 0), readUint32(data, 4));
      else if (type === 'eXIf') readExif(data, 'PNG eXIf', offset, collected);
      else yield* readText(type, data, offset, collected);
    }
    offset += length + frame;
  }
}

/**
 * Returns where the last chunk of pixels may be, given the first one. They follow each other without a gap, and programs
 * write all but the last with the same length: so it can be computed, and only what is there needs to be read.
 */
function* afterPixels(reader: Reader, offset: number, length: number): Steps<number> {
  const step = length + frame;
  const count = Math.floor((reader.size - frame - offset) / step);
  if (Number.isFinite(count)) {
    for (let back = 0; back < count - 1; back = back * 2 || 1) {
      const at = offset + (count - back) * step;
      if (!reader.holds(at, 8)) yield* reader.bytes(at, 8);
      if (reader.uint32(at + 4) === pixels) return at;
    }
  }
  return offset + step;
}

const nameOf = (code: number): string =>
  String.fromCharCode(code >>> 24, (code >>> 16) & 0xff, (code >>> 8) & 0xff, code & 0xff);

/** Reads a text: its keyword, what says how it is stored, and the text itself. */
function* readText(type: string, data: Uint8Array, offset: number, collected: Collected): Steps {
  const from = `PNG ${type}`;
  const zero = data.indexOf(0);
  const end = zero < 0 ? data.length : zero;
  const key = decodeLatin1(data.subarray(0, end)).text;
  const start = textStart(type, data, end + 1);
  if (start === 0) return collected.warn(`${from} "${key}" has no text`, offset);
  let text: Uint8Array | undefined = data.subarray(start);
  if (type === 'zTXt' || (type === 'iTXt' && data[end + 1] !== 0)) {
    const limit = collected.allowed;
    text = yield { deflated: text, limit };
    if (!text) return collected.warn(`${from} "${key}" does not decompress to ${limit} bytes or less`, offset);
  }
  if (type === 'iTXt' && key === xmpKey) readXmp(text, from, offset, collected);
  else collected.add(key, from, offset, decoderOf(type, key)(text));
}

/** Returns where the text of a chunk begins, given what follows its keyword, and 0 if it has none. */
function textStart(type: string, data: Uint8Array, after: number): number {
  if (type !== 'iTXt') return type === 'tEXt' ? after : after + 1;
  const language = data.indexOf(0, after + 2);
  return language < 0 ? 0 : data.indexOf(0, language + 1) + 1;
}

/** InvokeAI writes Latin-1 as the standard says; most others write UTF-8. */
function decoderOf(type: string, key: string) {
  if (type === 'iTXt') return decodeUtf8;
  return key.startsWith('invokeai_') ? decodeLatin1 : decodeGuessed;
}
