import { Buffer } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { crc32, inflateSync } from 'node:zlib';

import type { ByteSource } from '../validation/byte-source.js';

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
const LARGEST_TEXT = 1024 * 1024;

/** The largest length of all texts. */
const LARGEST_TEXTS = 64 * LARGEST_TEXT;

/** The chunk type of pixel data. */
const PIXELS = 'IDAT';

/** Thrown for more text than the server reads from one file. */
export class TextSizeError extends Error {
  readonly isBehindPixels: boolean;

  constructor(isBehindPixels: boolean) {
    super('too much text in a PNG');
    this.isBehindPixels = isBehindPixels;
  }
}

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

export const isPng = (png: ByteSource): boolean => SIGNATURE.equals(png.read(0, SIGNATURE.length));

/**
 * Returns the text chunks of a PNG by keyword, the last one of duplicates.
 *
 * Texts after the pixels are read only with `behindPixels`: the server reads them only after decoding the pixels.
 * Throws when the file ends before its pixels or is damaged there.
 */
export function readTexts(png: ByteSource, options: { readonly behindPixels: boolean }): Map<string, string> {
  const texts = new Map<string, string>();
  let sawPixels = false;
  let size = 0;
  for (const { type, data } of chunks(png)) {
    if (type === PIXELS) sawPixels = true;
    if (sawPixels && !options.behindPixels) break;
    const text = decoders[type]?.(data);
    if (!text) continue;
    size += text[1].length;
    if (size > LARGEST_TEXTS) throw new TextSizeError(sawPixels);
    texts.set(...text);
  }
  if (!sawPixels) throw new Error('PNG without pixels');
  return texts;
}

/** The length of the signature and the header of a PNG, after which texts are inserted. */
const HEAD = SIGNATURE.length + 25;

/** Returns a PNG with texts inserted before its pixels. */
export function addTexts(png: Uint8Array, texts: ReadonlyMap<string, string>): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.concat([png.subarray(0, HEAD), ...encodeAll(texts), png.subarray(HEAD)]));
}

/** Returns the chunks of a PNG in a file with texts inserted before its pixels. */
export async function* streamWithTexts(path: string, texts: ReadonlyMap<string, string>): AsyncGenerator<Uint8Array> {
  yield* createReadStream(path, { end: HEAD - 1 });
  yield* encodeAll(texts);
  yield* createReadStream(path, { start: HEAD });
}

const encodeAll = (texts: ReadonlyMap<string, string>) => [...texts].map(([keyword, text]) => encode(keyword, text));

function* chunks(png: ByteSource): Generator<Chunk> {
  for (let offset = SIGNATURE.length; ; ) {
    const head = png.read(offset, 8);
    if (head.length < 8) return;
    const length = head.readUInt32BE();
    const type = head.toString('latin1', 4);
    // Pixel data are checked by the decoder.
    yield { type, data: type === PIXELS ? Buffer.alloc(0) : readChunk(png, offset + 4, length) };
    offset += length + 12;
  }
}

/** Returns the data of the chunk whose type is at `offset`. Throws when its checksum is wrong. */
function readChunk(png: ByteSource, offset: number, length: number): Buffer {
  const chunk = png.read(offset, length + 8);
  const body = chunk.subarray(0, length + 4);
  if (chunk.length < length + 8 || chunk.readUInt32BE(length + 4) !== crc32(body)) throw new Error('damaged PNG chunk');
  return body.subarray(4);
}

type Text = [keyword: string, text: string];

const decoders: Readonly<Record<string, (data: Buffer) => Text | undefined>> = {
  tEXt: (data) => {
    const [keyword, text] = split(data, 1);
    return keyword && text ? [keyword.toString('latin1'), text.toString('latin1')] : undefined;
  },
  zTXt: (data) => {
    const [keyword, rest] = split(data, 1);
    if (!keyword || !rest) return undefined;
    if (rest[0] !== 0) throw new Error('unknown compression of a PNG text');
    return [keyword.toString('latin1'), inflate(rest.subarray(1))?.toString('latin1') ?? ''];
  },
  iTXt: (data) => {
    const [keyword, rest] = split(data, 1);
    if (!keyword || !rest || rest.length < 2) return undefined;
    const [, , text] = split(rest.subarray(2), 2);
    const plain = rest[0] === 0 ? text : rest[1] === 0 && text ? inflate(text) : undefined;
    return plain && [keyword.toString('latin1'), plain.toString('utf8')];
  },
};

/** Splits at the first `times` zero bytes. */
function split(data: Buffer, times: number): Buffer[] {
  const cut = data.indexOf(0);
  if (times === 0 || cut < 0) return [data];
  return [data.subarray(0, cut), ...split(data.subarray(cut + 1), times - 1)];
}

function inflate(data: Buffer): Buffer | undefined {
  try {
    return inflateSync(data, { maxOutputLength: LARGEST_TEXT });
  } catch (error) {
    if (error instanceof RangeError) throw error;
    return undefined;
  }
}

/** Text beyond Latin-1 needs an iTXt chunk. */
function encode(keyword: string, text: string): Buffer {
  const isLatin = Buffer.from(text, 'latin1').toString('latin1') === text;
  const data = isLatin
    ? Buffer.concat([Buffer.from(`${keyword}\0`, 'latin1'), Buffer.from(text, 'latin1')])
    : Buffer.concat([Buffer.from(`${keyword}\0\0\0\0\0`, 'latin1'), Buffer.from(text, 'utf8')]);
  const body = Buffer.concat([Buffer.from(isLatin ? 'tEXt' : 'iTXt'), data]);
  const frame = Buffer.alloc(4 + body.length + 4);
  frame.writeUInt32BE(data.length);
  body.copy(frame, 4);
  frame.writeUInt32BE(crc32(body), 4 + body.length);
  return frame;
}
