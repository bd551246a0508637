import { notify } from '@x/transport/async';
import { InputError, printValue, ResponseError } from '@x/transport/errors';
import type { TransferOptions } from '@x/transport/options';
import type { ByteRange } from '@x/transport/transport';

import type { FileRange } from './file-range.js';

/** Returns the part of a file that a response holds. Rejects when it does not begin with the requested byte. */
export async function readRange(route: string, response: Response, start: number): Promise<FileRange> {
  const bytes = await response.blob();
  const text = response.headers.get('content-range');
  const range = response.status === 206 ? /^bytes (\d+)-(\d+)\/(\d+)$/.exec(text ?? '') : ['', '0', '', bytes.size];
  const [first, size] = [Number(range?.[1]), Number(range?.[3])];
  if (range && first === start && first + bytes.size <= size && bytes.size > 0) return { bytes, start, size };
  if (response.status !== 206 && start < size) return { bytes: bytes.slice(start), start, size };
  const message = `must begin with byte ${start}, got ${printValue(text)} with ${bytes.size} bytes`;
  throw new ResponseError(route, [{ message, path: 'content-range' }], text);
}

/** Returns where a range begins. Throws an `InputError` for what is no range. */
export function startOf(range: ByteRange): number {
  if (typeof range === 'object' && range !== null) return range.start;
  throw new InputError('range', `must be { start, end }, got ${printValue(range)}`);
}

/** Returns the size of the file that a response without it describes. */
export function readSize(route: string, { headers }: Response): number {
  const text = headers.get('content-length');
  if (text !== null && /^\d+$/.test(text)) return Number(text);
  const message = `must be the size of the file, got ${printValue(text)}`;
  throw new ResponseError(route, [{ message, path: 'content-length' }], text);
}

/** Reads part of a file, and its size. */
interface RangeReader {
  readonly route: string;
  readonly size: () => Promise<number>;
  readonly range: (start: number) => Promise<FileRange>;
}

/** Returns a file from one byte on as a stream. Each part is requested when it is read. */
export function rangeStream(
  { route, size, range }: RangeReader,
  start: number,
  { onProgress }: TransferOptions,
): ReadableStream<Uint8Array> {
  if (!Number.isSafeInteger(start) || start < 0) {
    throw new InputError('start', `must be a whole number, 0 or more, got ${printValue(start)}`);
  }
  let place = start;
  let total: number | undefined;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        total ??= await size();
        if (place > total)
          throw new InputError('start', `must be at most ${total}, the size of the file, got ${start}`);
        if (place < total) {
          const part = await range(place);
          if (part.size !== total) {
            const message = `must be ${total} as before, got ${part.size}`;
            throw new ResponseError(route, [{ message, path: 'content-range' }], part.size);
          }
          place += part.bytes.size;
          controller.enqueue(new Uint8Array(await part.bytes.arrayBuffer()));
          notify(onProgress, { transferred: place, total });
        }
        if (place === total) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}
