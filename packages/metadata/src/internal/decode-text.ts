import type { MetadataText } from '../metadata-text.js';
import { latin1 } from './bytes.js';

/** A text, and how its bytes were read. */
export type DecodedText = Pick<MetadataText, 'text' | 'encoding'>;

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });

const isAscii = (bytes: Uint8Array): boolean => bytes.every((byte) => byte < 0x80);

/** Returns text of UTF-8; what is none becomes U+FFFD. */
export function decodeUtf8(bytes: Uint8Array): DecodedText {
  return { text: lenient.decode(bytes), encoding: isAscii(bytes) ? 'ascii' : 'utf-8' };
}

/** Returns text of Latin-1, as the standard of PNG has it. */
export function decodeLatin1(bytes: Uint8Array): DecodedText {
  if (isAscii(bytes)) return { text: lenient.decode(bytes), encoding: 'ascii' };
  return { text: latin1(bytes), encoding: 'latin1' };
}

/** Returns text of UTF-8 where the bytes are valid, and of Latin-1 otherwise: many programs write what is not theirs. */
export function decodeGuessed(bytes: Uint8Array): DecodedText {
  try {
    return { text: strict.decode(bytes), encoding: isAscii(bytes) ? 'ascii' : 'utf-8' };
  } catch {
    return decodeLatin1(bytes);
  }
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
