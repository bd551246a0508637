import { startsWith } from '../bytes.js';
import type { Collected } from '../collected.js';
import type { Reader } from '../reader.js';
import { readJpeg } from './jpeg.js';
import { readMp4 } from './mp4.js';
import { pngSignature, readPng } from './png.js';
import { readSidecar } from './sidecar.js';
import { readWebm } from './webm.js';
import { readWebp } from './webp.js';

/** A kind of file: how its first bytes are recognised, and what collects its texts. */
interface Container {
  readonly matches: (head: Uint8Array) => boolean;
  readonly read: (reader: Reader, collected: Collected) => Promise<void>;
}

/** Bytes that are enough to recognise a file. */
export const headLength = 64;

/** All kinds of files. The name of a file says nothing: a WebP is often called `.png`. */
export const containers = {
  png: { matches: (head) => startsWith(head, pngSignature), read: readPng },
  jpeg: { matches: (head) => startsWith(head, '\xff\xd8\xff'), read: readJpeg },
  webp: { matches: (head) => startsWith(head, 'RIFF') && startsWith(head, 'WEBP', 8), read: readWebp },
  mp4: { matches: (head) => startsWith(head, 'ftyp', 4), read: readMp4 },
  webm: { matches: (head) => startsWith(head, '\x1a\x45\xdf\xa3'), read: readWebm },
  json: { matches: (head) => /^(\xef\xbb\xbf)?\s*\{/.test(String.fromCharCode(...head)), read: readSidecar },
} as const satisfies Readonly<Record<string, Container>>;
