import { isSafePath } from '../name/safe-path.js';

/** Which of the two an item is. */
export type Kind = 'image' | 'video';

/** What of an item is in memory: what lists are filtered and sorted by, and where the rest is. */
export interface Entry {
  readonly kind: Kind;
  readonly name: string;
  readonly category: string;
  readonly origin: string;
  readonly board_id: string | null;
  readonly is_intermediate: boolean;
  readonly starred: boolean;
  readonly created_at: string;
  /** Where its file is. */
  readonly path: string;
  /** The place of its line in the index. The length is 0 when it has none: then its record is in its sidecar. */
  readonly offset: number;
  readonly length: number;
}

/** A line of the index that says that an item was deleted. */
export interface Deletion {
  readonly kind: Kind;
  readonly name: string;
  readonly deleted: true;
}

/** What an item adds to its record in a line of the index. */
export interface Line {
  readonly kind: Kind;
  readonly name: string;
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly record: object;
}

/** A line as it is read: it has no checksum when neither the index nor a manifest has one. */
export type ReadLine = Omit<Line, 'sha256'> & { readonly sha256?: string | undefined };

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Texts that many items share are kept once. */
const shared = new Map<string, string>();
function share(text: string): string {
  const known = shared.get(text);
  if (known !== undefined) return known;
  if (shared.size < 10_000) shared.set(text, text);
  return text;
}

/** Returns a line of the index, or `undefined` for what is none. */
export function toLine(value: unknown): Line | Deletion | undefined {
  if (!isRecord(value)) return undefined;
  const { kind, name, path, sha256, bytes, record, deleted } = value;
  if ((kind !== 'image' && kind !== 'video') || typeof name !== 'string') return undefined;
  if (deleted === true) return { kind, name, deleted };
  if (typeof path !== 'string' || !isSafePath(path) || !path.startsWith('data/')) return undefined;
  if (typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/.test(sha256)) return undefined;
  if (typeof bytes !== 'number' || !Number.isSafeInteger(bytes) || bytes < 0) return undefined;
  if (!isRecord(record) || record[`${kind}_name`] !== name) return undefined;
  return { kind, name, path, sha256, bytes, record };
}

/** Returns the line of an item as its sidecar has it, or `undefined` for what is no sidecar. */
export function toReadLine(sidecar: unknown, file: Pick<ReadLine, 'path' | 'bytes' | 'sha256'>): ReadLine | undefined {
  if (!isRecord(sidecar)) return undefined;
  const { kind, record } = sidecar;
  if ((kind !== 'image' && kind !== 'video') || !isRecord(record)) return undefined;
  const name = record[`${kind}_name`];
  const { path, bytes, sha256 } = file;
  return typeof name === 'string' ? { kind, name, path, bytes, sha256, record } : undefined;
}

/** Returns what is kept in memory of a line. */
export function toEntry({ kind, name, path, record }: ReadLine, offset: number, length: number): Entry {
  const fields: Readonly<Record<string, unknown>> = { ...record };
  const text = (key: string) => (typeof fields[key] === 'string' ? fields[key] : '');
  return {
    kind,
    name,
    category: share(text(`${kind}_category`)),
    origin: share(text(`${kind}_origin`)),
    board_id: typeof fields['board_id'] === 'string' ? share(fields['board_id']) : null,
    is_intermediate: fields['is_intermediate'] === true,
    starred: fields['starred'] === true,
    created_at: text('created_at'),
    path,
    offset,
    length,
  };
}
