import type { ContainerFormat } from '../../file-texts.js';
import { fromCodes, startsWith } from '../bytes.js';
import type { Collected } from '../collected.js';
import type { Reader } from '../reader.js';
import type { Steps } from '../steps.js';
import { readJpeg } from './jpeg.js';
import { readMp4 } from './mp4.js';
import { pngSignature, readPng } from './png.js';
import { readSidecar } from './sidecar.js';
import { readWebm } from './webm.js';
import { readWebp } from './webp.js';

/** Bytes that are enough to recognise a file. */
export const headLength = 64;

/** Returns the kind of a file by its first bytes. Its name says nothing: a WebP is often called `.png`. */
export function formatOf(head: Uint8Array): ContainerFormat {
  if (startsWith(head, pngSignature)) return 'png';
  if (startsWith(head, '\xff\xd8\xff')) return 'jpeg';
  const text = fromCodes(head);
  if (/^RIFF.{4}WEBP/s.test(text)) return 'webp';
  if (/^.{4}ftyp/s.test(text)) return 'mp4';
  if (text.startsWith('\x1a\x45\xdf\xa3')) return 'webm';
  if (/^(\xef\xbb\xbf)?\s*\{/.test(text)) return 'json';
  return /^[\s!-\xff]+$/.test(text) ? 'text' : 'unknown';
}

/** What collects the texts of each kind of file. */
export const readers: { readonly [Format in ContainerFormat]?: (reader: Reader, collected: Collected) => Steps } = {
  png: readPng,
  jpeg: readJpeg,
  webp: readWebp,
  mp4: readMp4,
  webm: readWebm,
  json: readSidecar,
  text: readSidecar,
};
