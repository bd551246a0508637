import { fromCodes, readUint32 } from './internal/bytes.js';
import { decodeGuessed } from './internal/decode-text.js';
import { interpret } from './internal/dialect/interpret.js';
import { expectKind } from './internal/expect-kind.js';
import { isJsonObject } from './internal/fields.js';
import { HiddenBytes } from './internal/hidden-bytes.js';
import { inflate } from './internal/inflate.js';
import { toLimits } from './internal/limits.js';
import type { Interpretation } from './interpretation.js';
import { parseJson } from './json.js';
import type { MetadataOptions } from './metadata-options.js';
import type { MetadataText } from './metadata-text.js';
import type { Pixels } from './pixels.js';

/** What is hidden in the pixels of a picture. */
export interface StealthMetadata extends Interpretation {
  /** The texts that are hidden. Their `offset` is 0: they are all over the picture. */
  readonly texts: readonly MetadataText[];
  /** What could not be read, and why. */
  readonly warnings: readonly string[];
}

/** Where bits are hidden, and the signatures before a text that is stored as it is, or as gzip. */
const kinds = [
  { from: 'stealth alpha', colors: 'alpha', plain: 'stealth_pnginfo', compressed: 'stealth_pngcomp' },
  { from: 'stealth rgb', colors: 'rgb', plain: 'stealth_rgbinfo', compressed: 'stealth_rgbcomp' },
] as const;

/**
 * Returns what a generator hid in the lowest bits of pixels: `stealth_pnginfo` of Automatic1111, Forge, SwarmUI and
 * NovelAI, in its four kinds. It is still there when a site has removed the texts of a PNG. `texts` is empty if nothing
 * is hidden.
 *
 * Nothing here decodes a picture: pass what `getImageData()` of a canvas returns, or, with
 * `const { data, info } = await sharp(file).raw().toBuffer({ resolveWithObject: true })`, pass `{ ...info, data }`. A
 * canvas keeps alpha, but changes colors where alpha is below 255; a picture that was scaled, or stored as JPEG, has lost
 * what was hidden.
 *
 * Content never makes it reject: what is damaged or too large is left out, with a warning. It rejects with a `TypeError`
 * for wrong arguments.
 */
export async function readStealthMetadata(
  pixels: Pixels,
  options: Pick<MetadataOptions, 'limits'> = {},
): Promise<StealthMetadata> {
  const { textBytes, totalBytes } = toLimits(options);
  const limit = Math.min(textBytes, totalBytes);
  const bytesPerPixel = toBytesPerPixel(pixels);
  const warnings: string[] = [];
  const texts: MetadataText[] = [];
  for (const kind of kinds) {
    const positions = positionsOf[kind.colors](bytesPerPixel);
    if (positions.length === 0) continue;
    const found = await readKind(kind, new HiddenBytes(pixels, bytesPerPixel, positions), limit);
    if (typeof found === 'string') warnings.push(`${kind.from} ${found}`);
    else texts.push(...found);
  }
  return { texts, warnings, ...interpret(texts) };
}

/** Returns the texts of a kind, none if nothing of it is hidden, or why they cannot be read. */
async function readKind(
  { from, plain, compressed }: (typeof kinds)[number],
  hidden: HiddenBytes,
  limit: number,
): Promise<readonly MetadataText[] | string> {
  const signature = fromCodes(hidden.read(plain.length));
  if (signature !== plain && signature !== compressed) return [];
  const length = Math.floor(readUint32(hidden.read(4), 0) / 8);
  const room = Math.max(hidden.left, 0);
  if (length > room) return `"${signature}" says ${length} bytes, the picture has room for ${room}`;
  if (length > limit) return `"${signature}" has ${length} bytes, more than the limit of ${limit}`;
  const stored = hidden.read(length);
  const bytes = signature === plain ? stored : await inflate(stored, limit, 'gzip');
  return bytes ? textsOf(bytes, from) : `"${signature}" does not decompress, or to more than ${limit} bytes`;
}

/** Where the colors that may hold bits are in a pixel of so many bytes. */
const positionsOf = {
  alpha: (bytesPerPixel: number) => (bytesPerPixel % 2 === 0 ? [bytesPerPixel - 1] : []),
  rgb: (bytesPerPixel: number) => (bytesPerPixel > 2 ? [0, 1, 2] : []),
} as const;

/** Returns the texts of a PNG by key, where they were hidden as one JSON object, else the one text of Automatic1111. */
function textsOf(bytes: Uint8Array, from: string): readonly MetadataText[] {
  const { text, encoding } = decodeGuessed(bytes);
  const record = parseJson(text);
  const entries = isJsonObject(record) ? Object.entries(record) : [];
  const named = entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  const isByKey = named.length > 0 && named.length === entries.length;
  const texts: readonly (readonly [string, string])[] = isByKey ? named : [['parameters', text]];
  return texts.map(([key, value]) => ({ key, text: value, from, encoding, offset: 0 }));
}

function toBytesPerPixel(pixels: Pixels): number {
  if (typeof pixels !== 'object' || pixels === null)
    throw new TypeError(`pixels: must be an object with width, height and data, got ${String(pixels)}`);
  const { width, height, data } = pixels;
  for (const [name, value] of Object.entries({ width, height }))
    expectKind(`pixels.${name}`, value, 'a whole number from 1 on', Number.isSafeInteger(value) && value >= 1);
  const isBytes = data instanceof Uint8Array || data instanceof Uint8ClampedArray;
  expectKind('pixels.data', data, 'a Uint8Array or a Uint8ClampedArray', isBytes);
  const bytesPerPixel = data.length / (width * height);
  if ([1, 2, 3, 4].includes(bytesPerPixel)) return bytesPerPixel;
  throw new TypeError(
    `pixels.data: must have 1 to 4 bytes for each of ${width} × ${height} pixels, got ${data.length} bytes`,
  );
}
