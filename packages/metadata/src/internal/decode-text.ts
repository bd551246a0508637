import type { MetadataText } from '../metadata-text.js';
import { latin1 } from './bytes.js';

/** A text, and how its bytes were read. */
export type DecodedText = Pick<MetadataText, 'text' | 'encoding'>;

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });

/** Returns text of UTF-8, and `undefined` for bytes that are none. ASCII alone has as many characters as bytes. */
function decodeStrictly(bytes: Uint8Array): DecodedText | undefined {
  try {
    const text = strict.decode(bytes);
    return { text, encoding: text.length === bytes.length ? 'ascii' : 'utf-8' };
  } catch {
    return undefined;
  }
}

/** Returns text of UTF-8; what is none becomes U+FFFD. */
export function decodeUtf8(bytes: Uint8Array): DecodedText {
  return decodeStrictly(bytes) ?? { text: lenient.decode(bytes), encoding: 'utf-8' };
}

/** Returns text of Latin-1, as the standard of PNG has it. */
export function decodeLatin1(bytes: Uint8Array): DecodedText {
  const decoded = decodeStrictly(bytes);
  return decoded?.encoding === 'ascii' ? decoded : { text: latin1(bytes), encoding: 'latin1' };
}

/** Returns text of UTF-8 where the bytes are valid, and of Latin-1 otherwise: many programs write what is not theirs. */
export function decodeGuessed(bytes: Uint8Array): DecodedText {
  return decodeStrictly(bytes) ?? decodeLatin1(bytes);
}

/** Returns text of UTF-16, in the given byte order. Half of a surrogate pair stays what it is. */
export function decodeUtf16(bytes: Uint8Array, littleEndian: boolean): DecodedText {
  const swap = littleEndian ? 0 : 1;
  const units = new Uint16Array(bytes.length >> 1);
  for (let index = 0; index < units.length; index++)
    units[index] = (bytes[2 * index + swap] ?? 0) + 0x100 * (bytes[2 * index + 1 - swap] ?? 0);
  let text = '';
  for (let start = 0; start < units.length; start += 8_192)
    text += String.fromCharCode(...units.subarray(start, start + 8_192));
  return { text, encoding: littleEndian ? 'utf-16le' : 'utf-16be' };
}
