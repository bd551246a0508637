import { mkdirSync, rmSync } from 'node:fs';
import { open, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';

type Bytes = Uint8Array<ArrayBuffer>;

/** The files of an image or a video: PNG or MP4, and a WebP thumbnail, unless that is created on demand. */
interface ItemFile<Full = Bytes> {
  readonly full: Full;
  readonly thumbnail?: Bytes;
}

/** Stores the files of images and videos by name. */
export interface Files {
  write(name: string, file: ItemFile<Bytes | AsyncIterable<Uint8Array>>): Promise<void>;
  read(name: string, kind: keyof ItemFile): Promise<Bytes | undefined>;
  /** Returns the size of a full file; undefined when it does not exist. */
  size(name: string): Promise<number | undefined>;
  /** Returns at most `length` bytes of a full file that exists, from `offset` on. */
  readPart(name: string, offset: number, length: number): Promise<Bytes>;
  remove(name: string): Promise<void>;
  /** Removes a file before anything else happens. */
  removeNow(name: string): void;
}

export function memoryFiles(): Files {
  const files = new Map<string, ItemFile>();
  return {
    write: async (name, { full, ...thumbnail }) => {
      files.set(name, { full: Symbol.asyncIterator in full ? await buffer(full) : full, ...thumbnail });
    },
    read: async (name, kind) => files.get(name)?.[kind],
    size: async (name) => files.get(name)?.full.length,
    readPart: async (name, offset, length) =>
      files.get(name)?.full.subarray(offset, offset + length) ?? new Uint8Array(),
    remove: async (name) => void files.delete(name),
    removeNow: (name) => void files.delete(name),
  };
}

const KINDS = ['full', 'thumbnail'] as const;

/** Stores files in the server's folder layout. */
export function diskFiles(root: string): Files {
  const folders = { images: join(root, 'outputs', 'images'), videos: join(root, 'outputs', 'videos') };
  for (const folder of Object.values(folders)) mkdirSync(join(folder, 'thumbnails'), { recursive: true });
  const pathOf = (name: string, kind: keyof ItemFile) => {
    const folder = name.endsWith('.mp4') ? folders.videos : folders.images;
    return kind === 'full' ? join(folder, name) : join(folder, 'thumbnails', name.replace(/\.\w+$/, '.webp'));
  };
  return {
    write: async (name, { full, thumbnail }) => {
      await writeFile(pathOf(name, 'full'), full);
      if (thumbnail) await writeFile(pathOf(name, 'thumbnail'), thumbnail);
    },
    read: (name, kind) => readFile(pathOf(name, kind)).catch(() => undefined),
    size: (name) =>
      stat(pathOf(name, 'full')).then(
        ({ size }) => size,
        () => undefined,
      ),
    readPart: async (name, offset, length) => {
      const file = await open(pathOf(name, 'full'));
      try {
        const { buffer, bytesRead } = await file.read(new Uint8Array(length), 0, length, offset);
        return buffer.subarray(0, bytesRead);
      } finally {
        await file.close();
      }
    },
    remove: async (name) => {
      await Promise.all(KINDS.map((kind) => rm(pathOf(name, kind), { force: true })));
    },
    removeNow: (name) => {
      for (const kind of KINDS) rmSync(pathOf(name, kind), { force: true });
    },
  };
}
