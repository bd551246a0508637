import { createHash } from 'node:crypto';

/** Returns the headers by which a cache would know a file again. The server sends them and does not listen to them. */
export function validators(size: number, modified: Date): Record<string, string> {
  const mark = createHash('md5')
    .update(`${modified.getTime() / 1_000}-${size}`)
    .digest('hex');
  return { 'last-modified': modified.toUTCString(), etag: `"${mark}"` };
}
