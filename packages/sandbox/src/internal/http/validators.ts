import { createHash } from 'node:crypto';

/** Returns the validator headers of a file. The server ignores conditional requests, except for its web app. */
export function validators(size: number, modified: Date): Validators {
  const mark = createHash('md5')
    .update(`${modified.getTime() / 1_000}-${size}`)
    .digest('hex');
  return { 'last-modified': modified.toUTCString(), etag: `"${mark}"` };
}

/** Headers by which a client can ask whether a file has changed. */
interface Validators extends Record<string, string> {
  readonly 'last-modified': string;
  readonly etag: string;
}
