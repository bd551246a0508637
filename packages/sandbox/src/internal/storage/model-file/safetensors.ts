import { closeSync, openSync, readSync } from 'node:fs';

import { isRecord } from '../../validation/record.js';

/** The shapes of the tensors of a file by their names. */
export type TensorShapes = ReadonlyMap<string, readonly number[]>;

const LARGEST_HEADER = 100_000_000;

/** Returns the tensors that the header of a file lists; `undefined` when it has none. */
export function readTensors(path: string): TensorShapes | undefined {
  const file = openSync(path, 'r');
  try {
    const length = new DataView(new ArrayBuffer(8));
    if (readSync(file, length, { length: 8, position: 0 }) < 8) return undefined;
    const size = Number(length.getBigUint64(0, true));
    if (size === 0 || size > LARGEST_HEADER) return undefined;
    const bytes = new Uint8Array(size);
    if (readSync(file, bytes, { length: size, position: 8 }) < size) return undefined;
    return shapesIn(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return undefined;
  } finally {
    closeSync(file);
  }
}

function shapesIn(header: unknown): TensorShapes | undefined {
  if (!isRecord(header)) return undefined;
  const entries = Object.entries(header).filter(([name]) => name !== '__metadata__');
  return new Map(
    entries.map(([name, tensor]) => {
      const shape = isRecord(tensor) ? tensor['shape'] : undefined;
      return [name, Array.isArray(shape) ? shape.map(Number) : []];
    }),
  );
}
