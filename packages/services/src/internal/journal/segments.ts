import type { JournalEntry } from '../../journal.js';
import { isRecord } from '../arguments.js';
import type { Folder } from '../folder.js';

/** The first entry of a file that takes the place of all files before it. */
const REPLACES = 'x-replaces';

/** What the files of a journal hold. */
export interface Segments {
  /** The number of the newest file; 0 when there is none. */
  readonly newest: number;
  /** The files that count, in order. */
  readonly names: readonly string[];
  /** Files that were replaced. */
  readonly obsolete: readonly string[];
}

/** Returns the name of a file. */
export const segmentName = (number: number): string => `${String(number).padStart(6, '0')}.jsonl`;

/** The first line of a file that takes the place of all files before it. */
export const replacingLine = `{"${REPLACES}":true}\n`;

/** Finds the files of a journal. */
export async function findSegments(folder: Folder): Promise<Segments> {
  const names = (await folder.names()).filter((name) => /^\d{6}\.jsonl$/.test(name)).toSorted();
  let from = 0;
  for (const [index, name] of names.entries()) {
    const [first] = parseLines((await folder.read(name)) ?? new Uint8Array());
    if (first && REPLACES in first) from = index;
  }
  return { newest: Number(names.at(-1)?.slice(0, 6) ?? 0), names: names.slice(from), obsolete: names.slice(0, from) };
}

/** Yields the entries of files, one file at a time in memory. */
export async function* readSegments(folder: Folder, names: readonly string[]): AsyncGenerator<JournalEntry> {
  for (const name of names) {
    const bytes = await folder.read(name);
    if (bytes) for (const entry of parseLines(bytes)) if (!(REPLACES in entry)) yield entry;
  }
}

/** Yields the lines of a file up to the first that is cut off or that a loss of power has damaged. */
function* parseLines(bytes: Uint8Array): Generator<JournalEntry> {
  const decoder = new TextDecoder();
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(0x0a, at);
    if (end < 0) return;
    const entry = parse(decoder.decode(bytes.subarray(at, end)));
    if (!entry) return;
    yield entry;
    at = end + 1;
  }
}

function parse(line: string): JournalEntry | undefined {
  try {
    const value: JournalEntry = JSON.parse(line);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
