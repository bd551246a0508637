import type { FileTexts } from './file-texts.js';
import { interpret } from './internal/dialect/interpret.js';
import type { Interpretation } from './interpretation.js';
import type { MetadataOptions } from './metadata-options.js';
import type { MetadataSource } from './source.js';
import { readTexts } from './texts.js';

/** What a generator wrote into a file. */
export interface Metadata extends FileTexts, Interpretation {}

/**
 * Returns what a generator wrote into a picture or video. Reads only the parts of the file that are needed.
 *
 * Content never makes it reject: what is damaged or too large is left out, with a warning. It rejects with the error of
 * a source that cannot be read, with the reason of an aborted signal, and with a `TypeError` for wrong arguments.
 */
export async function readMetadata(source: MetadataSource, options: MetadataOptions = {}): Promise<Metadata> {
  const file = await readTexts(source, options);
  return { ...file, ...interpret(file.texts) };
}
