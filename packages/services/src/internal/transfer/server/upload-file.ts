import type { ImageFiles } from '@x/repositories/image';
import type { RequestOptions } from '@x/transport/options';

import { createSha256, sha256 } from '../../sha256.js';
import type { LoadedItem } from '../item.js';
import { readChunks } from '../read-chunks.js';

/** A file as a repository takes it. */
export type FileSource = Parameters<ImageFiles['upload']>[0];

/** A file that is sent, and what is known of it afterwards. */
interface SentFile {
  readonly source: FileSource;
  /** Returns its size and SHA-256, once it was sent. */
  sent(): Pick<LoadedItem, 'bytes' | 'sha256'>;
}

/**
 * Returns the file of an item as it is sent: while it is read, so that never a large one is in memory. A picture can be
 * sent again after the server has refused the token. The server does not keep names of files.
 */
export function uploadFile(
  { kind, type, bytes, sha256: known, file, open }: LoadedItem,
  onBytes: (bytes: number) => void,
  options: RequestOptions,
): SentFile {
  const name = kind === 'video' ? 'video.mp4' : 'image';
  let sent = { bytes, sha256: file?.isWhole ? (known ?? sha256(file.head)) : known };
  async function* chunks(): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    const hash = sent.sha256 === undefined ? createSha256() : undefined;
    let size = 0;
    for await (const chunk of file ? file.chunks(options) : readChunks(await open(options))) {
      const value = ownBytes(chunk);
      hash?.update(value);
      size += value.length;
      onBytes(value.length);
      yield value;
    }
    sent = { bytes: size, sha256: hash?.digest('hex') ?? sent.sha256 };
  }
  if (!file) return { source: { name, type, size: bytes, stream: chunks() }, sent: () => sent };
  const source = { name, type, size: bytes, isStream: false, isReopened: true, blob: undefined, chunks };
  return { source, sent: () => sent };
}

/** Shared memory cannot be sent. */
const ownBytes = (bytes: Uint8Array): Uint8Array<ArrayBuffer> =>
  bytes.buffer instanceof ArrayBuffer
    ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    : new Uint8Array(bytes);
