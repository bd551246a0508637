import { mkdirSync, rmSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';

type Bytes = Uint8Array<ArrayBuffer>;

/** The files of an image: PNG, and a WebP thumbnail, unless that is created on demand. */
interface ImageFile<Full = Bytes> {
  readonly full: Full;
  readonly thumbnail?: Bytes;
}

/** Stores image files by image name. */
export interface Files {
  write(name: string, file: ImageFile<Bytes | AsyncIterable<Uint8Array>>): Promise<void>;
  read(name: string, kind: keyof ImageFile): Promise<Bytes | undefined>;
  remove(name: string): Promise<void>;
  /** Removes a file before anything else happens. */
  removeNow(name: string): void;
}

export function memoryFiles(): Files {
  const files = new Map<string, ImageFile>();
  return {
    write: async (name, { full, ...thumbnail }) => {
      files.set(name, { full: Symbol.asyncIterator in full ? await buffer(full) : full, ...thumbnail });
    },
    read: async (name, kind) => files.get(name)?.[kind],
    remove: async (name) => void files.delete(name),
    removeNow: (name) => void files.delete(name),
  };
}

const KINDS = ['full', 'thumbnail'] as const;

/** Stores image files in the server's folder layout. */
export function diskFiles(root: string): Files {
  const images = join(root, 'outputs', 'images');
  mkdirSync(join(images, 'thumbnails'), { recursive: true });
  const pathOf = (name: string, kind: keyof ImageFile) =>
    kind === 'full' ? join(images, name) : join(images, 'thumbnails', name.replace(/\.png$/, '.webp'));
  return {
    write: async (name, { full, thumbnail }) => {
      await writeFile(pathOf(name, 'full'), full);
      if (thumbnail) await writeFile(pathOf(name, 'thumbnail'), thumbnail);
    },
    read: (name, kind) => readFile(pathOf(name, kind)).catch(() => undefined),
    remove: async (name) => {
      await Promise.all(KINDS.map((kind) => rm(pathOf(name, kind), { force: true })));
    },
    removeNow: (name) => {
      for (const kind of KINDS) rmSync(pathOf(name, kind), { force: true });
    },
  };
}
