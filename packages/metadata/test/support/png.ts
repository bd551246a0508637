import { crc32, deflateSync } from 'node:zlib';

/** Returns bytes, one of each character. */
export const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

/** Returns the bytes of UTF-8. */
export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Returns all parts as one. */
export function join(...parts: readonly (Uint8Array | string)[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(parts.flatMap((part) => [...(typeof part === 'string' ? bytesOf(part) : part)]));
}

/** Returns a number of four bytes, most significant first. */
export const uint32 = (value: number): Uint8Array => Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value);

/** Returns a chunk with its length and checksum. */
export function chunk(type: string, data: Uint8Array | string): Uint8Array {
  const body = join(type, data);
  return join(uint32(body.length - 4), body, uint32(crc32(body)));
}

export const tEXt = (key: string, text: string): Uint8Array => chunk('tEXt', `${key}\0${text}`);
export const zTXt = (key: string, text: string): Uint8Array =>
  chunk('zTXt', join(`${key}\0\0`, deflateSync(bytesOf(text))));
export const iTXt = (key: string, text: string, compressed = false): Uint8Array =>
  chunk(
    'iTXt',
    join(`${key}\0`, compressed ? '\x01' : '\0', '\0en\0title\0', compressed ? deflateSync(utf8(text)) : utf8(text)),
  );

/** Returns a PNG of 3 × 2 pixels with chunks before and after the pixels. */
export function png(before: readonly Uint8Array[] = [], after: readonly Uint8Array[] = []): Uint8Array<ArrayBuffer> {
  const rows = deflateSync(new Uint8Array(2 * (1 + 3 * 3)));
  const header = chunk('IHDR', join(uint32(3), uint32(2), '\x08\x02\0\0\0'));
  return join('\x89PNG\r\n\x1a\n', header, ...before, chunk('IDAT', rows), ...after, chunk('IEND', ''));
}
