import { isRecord } from '../../arguments.js';
import { SidecarError } from '../errors.js';
import type { FoundFile } from './found-file.js';

/** What a sidecar says: that of an archive or a download, or else metadata alone. */
export interface Sidecar {
  /** As JSON text, so that every digit is kept. */
  readonly metadata: string | undefined;
  readonly category: string | undefined;
  readonly isIntermediate: boolean;
  readonly isStarred: boolean;
}

const nothing: Sidecar = { metadata: undefined, category: undefined, isIntermediate: false, isStarred: false };

/** Reads the sidecar of a file. Throws a `SidecarError` for one that is damaged: what it says would be lost. */
export async function readSidecar(file: FoundFile): Promise<Sidecar> {
  const bytes = await file.sidecar();
  if (bytes === undefined) return nothing;
  const text = decoded(bytes);
  const value = objectIn(text, 'is no JSON object');
  const { record, schema, invokeai_metadata: metadata } = value;
  if (!isRecord(record)) {
    if (String(schema).startsWith('x-gallery/')) throw new SidecarError('has no record');
    return { ...nothing, metadata: text };
  }
  if (metadata !== undefined) {
    if (typeof metadata !== 'string') throw new SidecarError('has metadata that is no text');
    objectIn(metadata, 'has metadata that is no JSON object');
  }
  return {
    metadata,
    category: fieldOf(record, 'image_category', 'string') ?? fieldOf(record, 'video_category', 'string'),
    isIntermediate: fieldOf(record, 'is_intermediate', 'boolean') ?? false,
    isStarred: fieldOf(record, 'starred', 'boolean') ?? false,
  };
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new SidecarError('is no UTF-8 text');
  }
}

function objectIn(text: string, otherwise: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new SidecarError(otherwise);
  }
  if (isRecord(value)) return value;
  throw new SidecarError(otherwise);
}

interface Types {
  readonly string: string;
  readonly boolean: boolean;
}

function fieldOf<T extends keyof Types>(
  record: Readonly<Record<string, unknown>>,
  name: string,
  type: T,
): Types[T] | undefined {
  const value = record[name];
  if (value === undefined || value === null) return undefined;
  if (isOfType(value, type)) return value;
  throw new SidecarError(`has a record whose ${name} is no ${type}`);
}

const isOfType = <T extends keyof Types>(value: unknown, type: T): value is Types[T] => typeof value === type;
