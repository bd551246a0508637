import { randomUUID } from 'node:crypto';

import type { AboutArchive } from '../../archive.js';
import { ArchiveFileError } from '../../errors.js';
import type { Storage } from '../storage/storage.js';

/** What an archive says of itself, in `data/gallery.json`. */
export interface About extends AboutArchive {
  readonly format: 'x-gallery';
  readonly version: 1;
}

export const aboutPath = 'data/gallery.json';

/** What can be given of it. */
export type GivenAbout = {
  readonly [Key in 'name' | 'description' | 'license' | 'author' | 'source']?: string | undefined;
};

/** Returns what a new archive says of itself. */
export function newAbout(given: GivenAbout): About {
  const { name = 'Gallery', license = 'unspecified', author = 'unspecified', source } = given;
  return {
    format: 'x-gallery',
    version: 1,
    identifier: `urn:uuid:${randomUUID()}`,
    name,
    description: given.description ?? `Images and videos of ${source ?? 'InvokeAI'}, with their records`,
    license,
    author,
    created: new Date().toISOString(),
    ...(source === undefined ? {} : { source }),
    xmp: false,
    checksum: 'sha256',
  };
}

/** Returns how many items an archive had when it was sealed, if it says so. */
export async function sealedCount(storage: Storage): Promise<number | undefined> {
  const text = await storage.text(aboutPath, longestAbout).catch(() => undefined);
  const [, images, videos] = /"counts":\{"images":(\d+),"videos":(\d+)/.exec(text ?? '') ?? [];
  return images === undefined ? undefined : Number(images) + Number(videos);
}

/** The most bytes of `gallery.json`. */
const longestAbout = 1024 * 1024;

/** What was read of what an archive says of itself. */
export interface FoundAbout {
  readonly about: About;
  /** Why the file cannot be read. Then nothing is known. */
  readonly problem?: ArchiveFileError | undefined;
}

/** Reads what an archive says of itself. Rejects when it is none, or one of a newer format, or the file is damaged. */
export async function readAbout(storage: Storage): Promise<About> {
  const { about, problem } = await findAbout(storage);
  if (problem) throw problem;
  return about;
}

/** Reads what an archive says of itself. Rejects when it is of another or a newer format. */
export async function findAbout(storage: Storage): Promise<FoundAbout> {
  let value: unknown;
  try {
    value = await readValue(storage);
  } catch (error) {
    if (error instanceof ArchiveFileError) return { about: aboutIn(new Map()), problem: error };
    throw error;
  }
  const refuse = (reason: string) => new ArchiveFileError(storage.place, aboutPath, reason);
  const fields = new Map(Object.entries(typeof value === 'object' && value !== null ? value : {}));
  if (fields.get('format') !== 'x-gallery') throw refuse('has another format than "x-gallery"');
  if (fields.get('version') !== 1) throw refuse(`has version ${String(fields.get('version'))}, this program reads 1`);
  return { about: aboutIn(fields) };
}

async function readValue(storage: Storage): Promise<unknown> {
  const text = await storage.text(aboutPath, longestAbout);
  const refuse = (reason: string, cause?: unknown) => new ArchiveFileError(storage.place, aboutPath, reason, { cause });
  if (text === undefined) throw refuse('is missing: this is no archive of a gallery, or one that was never begun');
  try {
    return JSON.parse(text);
  } catch (error) {
    throw refuse('is not JSON', error);
  }
}

function aboutIn(fields: ReadonlyMap<string, unknown>): About {
  const textOf = (key: string, fallback: string): string => {
    const found = fields.get(key);
    return typeof found === 'string' && found !== '' ? found : fallback;
  };
  const source = textOf('source', '');
  return {
    ...newAbout({
      name: textOf('name', 'Gallery'),
      license: textOf('license', 'unspecified'),
      author: textOf('author', 'unspecified'),
      source: source === '' ? undefined : source,
      description: textOf('description', 'Images and videos, with their records'),
    }),
    identifier: textOf('identifier', `urn:uuid:${randomUUID()}`),
    created: textOf('created', '1970-01-01T00:00:00.000Z'),
    xmp: fields.get('xmp') === true,
    checksum: fields.get('checksum') === 'sha512' ? 'sha512' : 'sha256',
  };
}
