import { openAsBlob } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { extname, join, relative } from 'node:path';

import { InputError } from '@x/transport/errors';

import { reasonOf } from '../reason-of.js';
import { TourError } from '../tour-error.js';
import type { ImageSource, SourceImage } from './image-source.js';

const types: Readonly<Record<string, string>> = {
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.webp': 'image/webp',
};

/** Returns the PNG, JPEG and WebP files of a folder and its subfolders, sorted by name. */
export async function folderImages(folder: string): Promise<ImageSource> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error) => {
    throw new TourError(`Cannot read the folder ${folder}: ${reasonOf(error)}.`);
  });
  const files = entries
    .filter((entry) => entry.isFile() && extname(entry.name).toLowerCase() in types)
    .map((entry) => join(entry.parentPath, entry.name));
  const images = files.sort().map((file) => toSourceImage(file, relative(folder, file)));
  const [first] = images;
  if (!first) throw new TourError(`No PNG, JPEG or WebP in ${folder}.`);
  return { images, searchTerm: String(rarest(images.map(({ metadata }) => String(metadata['format'])))) };
}

function toSourceImage(file: string, title: string): SourceImage {
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

/** Returns the least frequent word. */
function rarest(words: readonly string[]): string | undefined {
  const count = (word: string): number => words.filter((other) => other === word).length;
  return [...new Set(words)].sort((a, b) => count(a) - count(b))[0];
}
