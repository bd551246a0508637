import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { gzipSync } from 'node:zlib';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
};

/** A file of the page, ready to be sent. */
export interface PageFile {
  readonly bytes: Buffer;
  readonly gzipped: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

/** Reads the files of a built page, by their paths in its address. */
export async function readPage(folder: string): Promise<ReadonlyMap<string, PageFile>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const files = await Promise.all(
    paths.map(async (path) => {
      const name = `/${relative(folder, path).replaceAll(sep, '/')}`;
      return [name, toPageFile(name, await readFile(path))] as const;
    }),
  );
  return new Map(files);
}

/** Returns a file of the page with its headers. Names under `assets/` hold a hash of the content; all other files may change under their name. */
export function toPageFile(name: string, bytes: Buffer): PageFile {
  const caching = name.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
  const type = TYPES[extname(name)] ?? 'application/octet-stream';
  const headers = { 'content-type': type, 'cache-control': caching, 'x-content-type-options': 'nosniff' };
  return { bytes, gzipped: gzipSync(bytes), headers };
}
