import { openAsBlob } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { extname, join, relative } from 'node:path';

import { InputError } from '@x/transport/errors';

import { reasonOf } from '../reason-of.js';
import { TourError } from '../tour-error.js';
import type { Album, Picture } from './tour-images.js';

const types: Readonly<Record<string, string>> = {
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.webp': 'image/webp',
};

/** Returns the PNG, JPEG and WebP files of a folder and of the folders in it, by name. */
export async function openFolder(folder: string): Promise<Album> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error) => {
    throw new TourError(`The folder ${folder} cannot be read: ${reasonOf(error)}.`);
  });
  const files = entries
    .filter((entry) => entry.isFile() && extname(entry.name).toLowerCase() in types)
    .map((entry) => join(entry.parentPath, entry.name));
  const pictures = files.sort().map((file) => pictureOf(file, relative(folder, file)));
  const [first] = pictures;
  if (!first) throw new TourError(`There is no PNG, JPEG or WebP in ${folder}.`);
  return { pictures, term: String(rarest(pictures.map(({ metadata }) => String(metadata['format'])))) };
}

function pictureOf(file: string, title: string): Picture {
  const type = types[extname(file).toLowerCase()] ?? '';
  return {
    title,
    starred: false,
    metadata: { title, format: type.slice('image/'.length) },
    open: () =>
      openAsBlob(file, { type }).catch(({ message }) => {
        throw new InputError('file', message);
      }),
  };
}

/** Returns the word that stands there least often. */
function rarest(words: readonly string[]): string | undefined {
  const count = (word: string): number => words.filter((other) => other === word).length;
  return [...new Set(words)].sort((a, b) => count(a) - count(b))[0];
}
