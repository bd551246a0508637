import { notify } from '../../async.js';
import type { TransferProgress } from '../../options.js';

/** Returns the same bytes as a stream, and reports how many have passed. */
export function withProgress(
  bytes: AsyncIterable<Uint8Array>,
  total: number | undefined,
  onProgress: ((progress: TransferProgress) => void) | undefined,
): ReadableStream<Uint8Array> {
  const iterator = bytes[Symbol.asyncIterator]();
  let transferred = 0;
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await iterator.next();
        if (done) return controller.close();
        transferred += value.byteLength;
        controller.enqueue(value);
        notify(onProgress, { transferred, total });
      },
      cancel: async (reason) => void (await iterator.return?.(reason)),
    },
    { highWaterMark: 0 },
  );
}
