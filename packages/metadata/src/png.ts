import { concatenate, fromCodes, readUint32, startsWith } from './internal/bytes.js';
import { pngSignature } from './internal/container/png.js';
import { crc32 } from './internal/crc32.js';
import { expectKind } from './internal/expect-kind.js';
import { expectTexts } from './internal/expect-texts.js';

/** A text to write into a PNG. */
export interface PngText {
  /** 1 to 79 characters of Latin-1. */
  readonly key: string;
  /** Any text: what is not Latin-1 is stored as UTF-8. */
  readonly text: string;
}

interface Chunk {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

const textTypes = ['tEXt', 'zTXt', 'iTXt'];

/**
 * Returns the PNG with `texts` before its pixels, each a chunk of its own. Everything else stays as it is, byte for byte.
 *
 * Texts that are there already stay, those of the same key too: remove them first. Throws a `TypeError` for bytes that
 * are no whole PNG, and for a key or text that a PNG cannot hold.
 */
export function insertPngText(png: Uint8Array, texts: readonly PngText[]): Uint8Array<ArrayBuffer> {
  const at = chunksOf(png).find(({ type }) => type === 'IDAT')?.start;
  if (at === undefined) throw new TypeError('png: has no pixels');
  expectTexts(texts);
  return concatenate([png.subarray(0, at), ...texts.map(encodeText), png.subarray(at)]);
}

/**
 * Returns the PNG without its texts of these keys, or without any text and EXIF if none are given. Everything else stays
 * as it is, byte for byte. Throws a `TypeError` for bytes that are no whole PNG.
 */
export function removePngText(png: Uint8Array, keys?: readonly string[]): Uint8Array<ArrayBuffer> {
  const isList = keys === undefined || (Array.isArray(keys) && keys.every((key) => typeof key === 'string'));
  expectKind('keys', keys, 'a list of texts', isList);
  const isRemoved = ({ type, start, end }: Chunk): boolean => {
    if (!keys) return type === 'eXIf' || textTypes.includes(type);
    return textTypes.includes(type) && keys.includes(keyOf(png.subarray(start + 8, end - 4)));
  };
  const removed = chunksOf(png).filter(isRemoved);
  const ends = [0, ...removed.map(({ end }) => end)];
  const starts = [...removed.map(({ start }) => start), png.length];
  return concatenate(ends.map((end, index) => png.subarray(end, starts[index])));
}

const keyOf = (data: Uint8Array): string => fromCodes(data.subarray(0, Math.max(data.indexOf(0), 0)));

function chunksOf(png: Uint8Array): Chunk[] {
  const isPng = png instanceof Uint8Array && startsWith(png, pngSignature);
  expectKind('png', png, 'the bytes of a PNG file', isPng);
  const chunks: Chunk[] = [];
  for (let start = pngSignature.length; ; ) {
    const end = start + 12 + readUint32(png, start);
    if (end > png.length) throw new TypeError(`png: ends inside the chunk at byte ${start}`);
    const type = fromCodes(png.subarray(start + 4, start + 8));
    chunks.push({ type, start, end });
    if (type === 'IEND') return chunks;
    start = end;
  }
}

/** ASCII is a chunk tEXt. Anything else is iTXt, which is UTF-8 for every reader. */
function encodeText({ key, text }: PngText): Uint8Array {
  if (!/^[\x21-\x7e\xa1-\xff](?:[\x20-\x7e\xa1-\xff]{0,77}[\x21-\x7e\xa1-\xff])?$/.test(key))
    throw new TypeError(`texts: a key must have 1 to 79 characters of Latin-1, got ${JSON.stringify(key)}`);
  if (text.includes('\0') || !text.isWellFormed())
    throw new TypeError(`texts: the text of ${JSON.stringify(key)} must be well-formed and without NUL`);
  const isAscii = /^[\t\n\r -~]*$/.test(text);
  const head = `${isAscii ? 'tEXt' : 'iTXt'}${key}\0${isAscii ? '' : '\0\0\0\0'}`;
  const body = concatenate([
    Uint8Array.from(head, (character) => character.charCodeAt(0)),
    new TextEncoder().encode(text),
  ]);
  return concatenate([toUint32(body.length - 4), body, toUint32(crc32(body))]);
}

const toUint32 = (value: number) => Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value);
