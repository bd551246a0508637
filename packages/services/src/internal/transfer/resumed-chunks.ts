import { ConnectionError, TimeoutError } from '@x/transport/errors';

import { readChunks } from './read-chunks.js';

/** How often a file is opened again. */
const MOST = 3;

/** Yields the chunks of a file that never changes. When the connection breaks it is opened again, and read on from there. */
export async function* resumedChunks(open: () => Promise<ReadableStream<Uint8Array>>): AsyncGenerator<Uint8Array> {
  let position = 0;
  for (let left = MOST; ; left--) {
    const stream = await open();
    let skipped = position;
    try {
      for await (const chunk of readChunks(stream)) {
        const isNew = chunk.length > skipped;
        const piece = isNew ? chunk.subarray(skipped) : undefined;
        skipped = isNew ? 0 : skipped - chunk.length;
        if (!piece) continue;
        position += piece.length;
        yield piece;
      }
      return;
    } catch (error) {
      const isBroken = error instanceof ConnectionError || error instanceof TimeoutError;
      if (!isBroken || left === 0) throw error;
    }
  }
}
