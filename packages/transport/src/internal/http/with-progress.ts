import { notify } from '../../async.js';
import type { TransferProgress } from '../../options.js';
import { streamOf } from '../byte-stream.js';

interface ProgressOptions {
  readonly total: number | undefined;
  readonly onProgress: ((progress: TransferProgress) => void) | undefined;
  /** Whether whoever reads the stream owns the memory of its chunks. */
  readonly givesMemory: boolean;
}

/** Returns the same bytes as a stream, and reports how many have passed. */
export function withProgress(
  bytes: AsyncIterable<Uint8Array>,
  { total, onProgress, givesMemory }: ProgressOptions,
): ReadableStream<Uint8Array> {
  const counted = async function* (): AsyncGenerator<Uint8Array> {
    let transferred = 0;
    for await (const chunk of bytes) {
      transferred += chunk.byteLength;
      if (onProgress) notify(onProgress, { transferred, total });
      yield chunk;
    }
  };
  return streamOf(counted(), { givesMemory });
}
