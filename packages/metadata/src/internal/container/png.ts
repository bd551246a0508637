import { latin1, readUint32 } from '../bytes.js';
import type { Collected, TextPlace } from '../collected.js';
import { decodeGuessed, decodeLatin1, decodeUtf8 } from '../decode-text.js';
import { inflate } from '../inflate.js';
import type { Reader } from '../reader.js';
import { readExif } from './exif.js';
import { readXmp, xmpKey } from './xmp.js';

/** The first bytes of every PNG. */
export const pngSignature = '\x89PNG\r\n\x1a\n';

const readers: Readonly<Record<string, (data: Uint8Array, offset: number, collected: Collected) => unknown>> = {
  tEXt: readText,
  zTXt: readCompressed,
  iTXt: readInternational,
  eXIf: (data, offset, collected) => readExif(data, 'PNG eXIf', offset, collected),
  IHDR: (data, _, collected) => collected.setSize(readUint32(data, 0), readUint32(data, 4)),
};

/** Collects the texts of a PNG: those before the pixels, and those after. */
export async function readPng(reader: Reader, collected: Collected): Promise<void> {
  for (let offset = pngSignature.length; ; ) {
    const header = await reader.bytes(offset, 8);
    if (header.length < 8) return collected.warn('the file ends before its last chunk', offset);
    if (!reader.visit()) return collected.warn('has more chunks than the limit', offset);
    const length = readUint32(header, 0);
    const type = latin1(header.subarray(4));
    if (!/^[A-Za-z]{4}$/.test(type)) return collected.warn('is no chunk', offset);
    if (type === 'IEND') return;
    const read = readers[type];
    if (read && collected.allows(length, { key: type, from: 'PNG chunk', offset })) {
      const data = await reader.bytes(offset + 8, length);
      if (data.length < length) return collected.warn(`the file ends inside a chunk ${type}`, offset);
      await read(data, offset, collected);
    }
    offset += length + 12;
  }
}

/** Returns the keyword at the start of a chunk, and where what follows it begins. */
function keywordOf(data: Uint8Array): { readonly key: string; readonly end: number } {
  const end = data.indexOf(0);
  return { key: latin1(data.subarray(0, end < 0 ? data.length : end)), end: end < 0 ? data.length : end + 1 };
}

/** InvokeAI writes Latin-1 as the standard says; most others write UTF-8. */
const decodeFor = (key: string) => (/^invokeai_/.test(key) ? decodeLatin1 : decodeGuessed);

function readText(data: Uint8Array, offset: number, collected: Collected): void {
  const { key, end } = keywordOf(data);
  collected.add({ key, from: 'PNG tEXt', offset }, decodeFor(key)(data.subarray(end)));
}

async function readCompressed(data: Uint8Array, offset: number, collected: Collected): Promise<void> {
  const { key, end } = keywordOf(data);
  const place = { key, from: 'PNG zTXt', offset };
  const text = await decompress(data.subarray(end + 1), place, collected);
  if (text) collected.add(place, decodeFor(key)(text));
}

async function readInternational(data: Uint8Array, offset: number, collected: Collected): Promise<void> {
  const { key, end } = keywordOf(data);
  const place = { key, from: 'PNG iTXt', offset };
  const language = data.indexOf(0, end + 2);
  const translated = language < 0 ? -1 : data.indexOf(0, language + 1);
  if (translated < 0) return collected.warn(`PNG iTXt "${key}" has no text`, offset);
  const stored = data.subarray(translated + 1);
  const text = data[end] === 0 ? stored : await decompress(stored, place, collected);
  if (!text) return;
  if (key === xmpKey) readXmp(text, place, collected);
  else collected.add(place, decodeUtf8(text));
}

async function decompress(bytes: Uint8Array, place: TextPlace, collected: Collected): Promise<Uint8Array | undefined> {
  const limit = collected.allowed;
  const text = await inflate(bytes, limit);
  if (!text) collected.warn(`${place.from} "${place.key}" does not decompress to ${limit} bytes or less`, place.offset);
  return text;
}
