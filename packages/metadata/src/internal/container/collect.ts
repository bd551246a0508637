import type { FileTexts } from '../../file-texts.js';
import { Collected } from '../collected.js';
import type { Limits } from '../limits.js';
import { Reader } from '../reader.js';
import type { Steps } from '../steps.js';
import { formatOf, headLength, readers } from './registry.js';

/** Collects the texts of a file of `size` bytes, of which `whole` has all if it is in memory. */
export function* collect(size: number, limits: Limits, whole?: Uint8Array): Steps<FileTexts> {
  const collected = new Collected(limits);
  const reader = new Reader(size, collected, whole);
  const length = Math.min(headLength, size);
  const container = formatOf(reader.held(0, length) ?? (yield* reader.bytes(0, length)));
  const read = readers[container];
  if (read) yield* read(reader, collected);
  const { texts, warnings } = collected;
  return { container, ...collected.size, texts, warnings };
}
