/** Returns the 32-bit number at `offset`, most significant byte first by default. Bytes that are not there count as 0. */
export function readUint32(bytes: Uint8Array, offset: number, littleEndian = false): number {
  const first = readUint16(bytes, offset, littleEndian);
  const second = readUint16(bytes, offset + 2, littleEndian);
  return littleEndian ? first + second * 0x1_0000 : first * 0x1_0000 + second;
}

/** Returns the 16-bit number at `offset`, most significant byte first by default. Bytes that are not there count as 0. */
export function readUint16(bytes: Uint8Array, offset: number, littleEndian = false): number {
  const first = bytes[offset] ?? 0;
  const second = bytes[offset + 1] ?? 0;
  return littleEndian ? first + second * 0x100 : first * 0x100 + second;
}

/** Returns the text of character codes: of bytes, Latin-1. */
export function fromCodes(codes: Uint8Array | Uint16Array, start = 0, end = codes.length): string {
  let text = '';
  // A call takes some thousands of arguments. A spread would take ten times as long.
  for (let at = start; at < end; at += 8_192)
    text += Reflect.apply(String.fromCharCode, undefined, codes.subarray(at, Math.min(at + 8_192, end)));
  return text;
}

/** Whether `text`, one byte a character, is at `offset`. */
export function startsWith(bytes: Uint8Array, text: string, offset = 0): boolean {
  if (bytes.length < offset + text.length) return false;
  for (let index = 0; index < text.length; index++) if (bytes[offset + index] !== text.charCodeAt(index)) return false;
  return true;
}

/** Returns all parts as one. */
export function concatenate(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
