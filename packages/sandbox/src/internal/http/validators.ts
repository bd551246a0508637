import { createHash } from 'node:crypto';

/** Returns the validator headers of a file. The server sends them but ignores conditional requests. */
export function validators(size: number, modified: Date): Record<string, string> {
  const mark = createHash('md5')
    .update(`${modified.getTime() / 1_000}-${size}`)
    .digest('hex');
  return { 'last-modified': modified.toUTCString(), etag: `"${mark}"` };
}
