import type { RangeReader } from '../storage/storage.js';

/** A line of a file, without its end. */
export interface FileLine {
  readonly text: string;
  /** The place of its first byte. */
  readonly offset: number;
  /** The number of its bytes. */
  readonly length: number;
  /** Whether a line feed follows: without one, its writer may have been killed. */
  readonly isWhole: boolean;
}

const chunkSize = 128 * 1024;
/** The longest line: a record of a server has about 700 bytes. */
const longestLine = 16 * 1024 * 1024;

/** Yields the lines of a file, in memory a part at a time. A line that is longer than any record is left out. */
export async function* readLines(file: RangeReader): AsyncGenerator<FileLine[]> {
  let rest: Buffer = Buffer.alloc(0);
  for (let offset = 0; offset < file.size; ) {
    const chunk = await file.read(offset, Math.min(chunkSize, file.size - offset));
    if (chunk.length === 0) break;
    const start = offset - rest.length;
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    offset += chunk.length;
    const end = bytes.lastIndexOf(10) + 1;
    yield linesIn(bytes.subarray(0, end), start);
    rest = bytes.length - end > longestLine ? Buffer.alloc(0) : bytes.subarray(end);
  }
  if (rest.length > 0)
    yield [{ text: rest.toString(), offset: file.size - rest.length, length: rest.length, isWhole: false }];
}

function linesIn(bytes: Buffer, start: number): FileLine[] {
  const lines: FileLine[] = [];
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(10, from);
    if (end > from)
      lines.push({ text: bytes.toString('utf8', from, end), offset: start + from, length: end - from, isWhole: true });
    from = end + 1;
  }
  return lines;
}
