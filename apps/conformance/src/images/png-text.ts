import { crc32 } from 'node:zlib';

/** The lengths of the signature with the header, and of the end chunk. */
const HEAD = 33;
const END = 12;

/** Returns a PNG with text chunks: `tEXt` for Latin-1, `iTXt` for other text. */
export function withText(
  png: Uint8Array,
  text: Readonly<Record<string, string>>,
  position: 'before pixels' | 'after pixels' = 'before pixels',
): Uint8Array<ArrayBuffer> {
  const chunks = Object.entries(text).map(([keyword, value]) => textChunk(keyword, value));
  const split = position === 'before pixels' ? HEAD : png.length - END;
  return new Uint8Array(Buffer.concat([png.subarray(0, split), ...chunks, png.subarray(split)]));
}

function textChunk(keyword: string, text: string): Buffer {
  const isLatin = /^[\x20-\xff]*$/.test(text);
  return isLatin
    ? chunk('tEXt', Buffer.from(`${keyword}\0${text}`, 'latin1'))
    : chunk('iTXt', Buffer.from(`${keyword}\0\0\0\0\0${text}`, 'utf8'));
}

/** Returns a chunk of a PNG: length, type, content, checksum. */
export function chunk(type: string, content: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const whole = Buffer.alloc(named.length + 8);
  whole.writeUInt32BE(content.length, 0);
  named.copy(whole, 4);
  whole.writeUInt32BE(crc32(named), named.length + 4);
  return whole;
}
