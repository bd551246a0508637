import { createHash } from 'node:crypto';

import { isReserved, slug } from './slug.js';

/** Names of servers are such: they stay as they are. */
const plain = /^[0-9a-z][0-9a-z_.-]{0,118}[0-9a-z]$/;
const sidecar = /\.(json|xmp)$/;
/** The most bytes of a name, without its extension and its hash: with a suffix it fits into 255 on any file system. */
const longest = 96;

/**
 * Returns the name of the file of an item. Two names never share one, not even where case or normal form does not count:
 * all but plain lower-case names get a part of their hash.
 */
export function fileNameOf(name: string): string {
  if (plain.test(name) && !isReserved(name) && !sidecar.test(name)) return name;
  const extension = /\.[0-9a-z]{1,8}$/i.exec(name)?.[0] ?? '';
  const stem = slug(name.slice(0, name.length - extension.length), longest);
  return `${stem}~${shortHash(name)}${extension.toLowerCase()}`;
}

/** Returns the name of the folder of a board: its name for people, and its id. */
export function boardFolderOf(id: string, name: string): string {
  return `${slug(name, 64)}~${boardMark(id)}`;
}

/** Returns the name of the board that has a folder, as far as the folder tells. */
export function boardNameOf(id: string, folder: string): string {
  const name = folder.slice(folder.lastIndexOf('/') + 1);
  return [`~${shortHash(id)}`, `~${boardMark(id)}`].reduce(
    (text, mark) => (text.endsWith(mark) ? text.slice(0, -mark.length) : text),
    name,
  );
}

function boardMark(id: string): string {
  const isUuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(id);
  return isUuid ? id.slice(0, 8) : shortHash(id);
}

/** Returns ten hexadecimal digits of the hash of a text, lone surrogates included. */
export const shortHash = (text: string): string =>
  createHash('sha256').update(Buffer.from(text, 'utf16le')).digest('hex').slice(0, 10);
