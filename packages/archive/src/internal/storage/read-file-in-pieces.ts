import { open } from 'node:fs/promises';

/** The most bytes of one read. */
const largest = 256 * 1024;
/** The fewest, for a file that grew since it was opened. */
const smallest = 4 * 1024;

/** Yields the bytes of a file. It is opened for the first bytes, and closed when no more are wanted. */
export async function* readFileInPieces(path: string): AsyncGenerator<Uint8Array> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    for (let position = 0; ; ) {
      const length = Math.min(Math.max(size - position, smallest), largest);
      const { buffer, bytesRead } = await handle.read(new Uint8Array(length), 0, length, position);
      if (bytesRead === 0) return;
      position += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}
