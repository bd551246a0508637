import type { Archive } from '@x/archive/archive';
import sharp from 'sharp';

import { ArchiveFile } from './reply.js';

const SIZE = 256;
/** Some 8 kB each. */
const MOST = 5_000;

const VIDEO = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 256 256">
<rect width="256" height="256" fill="#2a2f3a"/><path d="M104 84l64 44-64 44z" fill="#eceef3"/></svg>`;

/** The thumbnails of an archive, which keeps none: they are made when they are asked for, as the server makes them. */
export class Thumbnails {
  readonly #archive: Archive;
  /** The last few thousand, the newest last. */
  readonly #made = new Map<string, ArchiveFile>();

  constructor(archive: Archive) {
    this.#archive = archive;
  }

  /** Returns the thumbnail of an image. */
  async image(name: string, signal: AbortSignal): Promise<ArchiveFile> {
    const known = this.#made.get(name);
    if (known) return known;
    const file = await this.#archive.images.full(name, { signal });
    signal.throwIfAborted();
    const resize = { width: SIZE, height: SIZE, fit: 'inside', withoutEnlargement: true } as const;
    const bytes = await sharp(await file.bytes())
      .resize(resize)
      .webp()
      .toBuffer();
    const made = new ArchiveFile(new Blob([new Uint8Array(bytes)], { type: 'image/webp' }));
    this.#made.set(name, made);
    const [oldest] = this.#made.keys();
    if (this.#made.size > MOST && oldest !== undefined) this.#made.delete(oldest);
    return made;
  }

  /** Returns the same picture for every video: none of its pictures is decoded. */
  video(): ArchiveFile {
    return new ArchiveFile(new Blob([VIDEO], { type: 'image/svg+xml' }));
  }
}
