import { InputError } from '@x/transport/errors';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** A text in a PNG. */
export interface PngText {
  readonly keyword: string;
  /** Returns the text. Rejects with an `InputError` when it cannot be decompressed. */
  read(): Promise<string>;
}

/** Says whether a file begins as a PNG does. */
export const isPng = (file: Uint8Array): boolean => SIGNATURE.every((byte, index) => file[index] === byte);

/** Says whether the pixels of a PNG begin before where it is cut off: no text is before them that is not there. */
export function pixelsBegin(file: Uint8Array): boolean {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  for (let at = SIGNATURE.length; at + 8 <= file.length; at += 12 + view.getUint32(at)) {
    if (latin1(file.subarray(at + 4, at + 8)) === 'IDAT') return true;
  }
  return false;
}

/** Yields the texts of a PNG, in order, up to where it is cut off. */
export function* pngTexts(file: Uint8Array): Generator<PngText> {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  for (let at = SIGNATURE.length; at + 12 <= file.length; ) {
    const length = view.getUint32(at);
    const type = latin1(file.subarray(at + 4, at + 8));
    const data = file.subarray(at + 8, at + 8 + length);
    if (data.length < length) return;
    const end = data.indexOf(0);
    if (end >= 0 && ['iTXt', 'tEXt', 'zTXt'].includes(type)) {
      yield { keyword: latin1(data.subarray(0, end)), read: () => textOf(type, data.subarray(end + 1)) };
    }
    at += 12 + length;
  }
}

async function textOf(type: string, rest: Uint8Array): Promise<string> {
  if (type === 'tEXt') return latin1(rest);
  if (type === 'zTXt') return latin1(await inflate(rest.subarray(1)));
  const afterLanguage = rest.indexOf(0, 2);
  const body = rest.subarray(rest.indexOf(0, afterLanguage + 1) + 1);
  return new TextDecoder().decode(rest[0] === 1 ? await inflate(body) : body);
}

/** `TextDecoder` reads Latin-1 as Windows-1252. */
function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8_192) text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return text;
}

async function inflate(bytes: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([bytes.slice()]).stream().pipeThrough(new DecompressionStream('deflate'));
  try {
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch (cause) {
    throw new InputError('source', 'the workflow in the picture cannot be decompressed', undefined, { cause });
  }
}
