import { node } from '../../node.js';

/** The most bytes of one read. */
const MOST = 256 * 1_024;
/** The fewest, for a file that grew since it was opened. */
const FEWEST = 4 * 1_024;

/** Opens a file of the disk as a stream. */
export async function openLocalFile(path: string): Promise<ReadableStream<Uint8Array>> {
  const handle = await node().getBuiltinModule('node:fs/promises').open(path, 'r');
  let size: number | undefined;
  let position = 0;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          size ??= (await handle.stat()).size;
          const piece = new Uint8Array(Math.min(Math.max(size - position, FEWEST), MOST));
          const { bytesRead } = await handle.read(piece, 0, piece.length, position);
          position += bytesRead;
          if (bytesRead > 0) return controller.enqueue(piece.subarray(0, bytesRead));
        } catch (error) {
          await handle.close();
          throw error;
        }
        await handle.close();
        controller.close();
      },
      cancel: () => handle.close(),
    },
    { highWaterMark: 0 },
  );
}
