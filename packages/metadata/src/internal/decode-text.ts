import type { MetadataText } from '../metadata-text.js';
import { fromCodes, readUint16 } from './bytes.js';

/** A text, and how its bytes were read. */
export type DecodedText = Pick<MetadataText, 'text' | 'encoding'>;

const keepsMark = { ignoreBOM: true };
const strict = new TextDecoder('utf-8', { ...keepsMark, fatal: true });
const lenient = new TextDecoder('utf-8', keepsMark);
const utf16 = {
  'utf-16le': new TextDecoder('utf-16le', keepsMark),
  'utf-16be': new TextDecoder('utf-16be', keepsMark),
};
/** What a decoder puts in the place of what it cannot decode. */
const replacement = '\ufffd';

/** Returns text of UTF-8; what is none becomes U+FFFD. ASCII alone has as many characters as bytes. */
export function decodeUtf8(bytes: Uint8Array): DecodedText {
  const text = lenient.decode(bytes);
  const isAscii = text.length === bytes.length && !text.includes(replacement);
  return { text, encoding: isAscii ? 'ascii' : 'utf-8' };
}

/** Returns text of Latin-1, as the standard of PNG has it. */
export function decodeLatin1(bytes: Uint8Array): DecodedText {
  const decoded = decodeUtf8(bytes);
  return decoded.encoding === 'ascii' ? decoded : { text: fromCodes(bytes), encoding: 'latin1' };
}

/** Returns text of UTF-8 where the bytes are valid, and of Latin-1 otherwise: many programs write what is not theirs. */
export function decodeGuessed(bytes: Uint8Array): DecodedText {
  const decoded = decodeUtf8(bytes);
  try {
    if (decoded.text.includes(replacement)) strict.decode(bytes);
    return decoded;
  } catch {
    return decodeLatin1(bytes);
  }
}

/** Returns text of UTF-16, in the given byte order. Half of a surrogate pair stays what it is. */
export function decodeUtf16(bytes: Uint8Array, littleEndian: boolean): DecodedText {
  const whole = bytes.length % 2 === 0 ? bytes : bytes.subarray(0, -1);
  const encoding = littleEndian ? 'utf-16le' : 'utf-16be';
  const text = utf16[encoding].decode(whole);
  if (!text.includes(replacement)) return { text, encoding };
  // A decoder puts something else in the place of half a pair.
  const units = Uint16Array.from({ length: whole.length / 2 }, (_, index) =>
    readUint16(whole, 2 * index, littleEndian),
  );
  return { text: fromCodes(units), encoding };
}
