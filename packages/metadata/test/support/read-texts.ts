import { type Metadata, readMetadata } from '../../src/metadata.js';
import { insertPngText } from '../../src/png.js';
import { png } from './png.js';

/** Returns the metadata of a PNG with these texts. */
export function readTexts(texts: Readonly<Record<string, string>>): Promise<Metadata> {
  return readMetadata(
    insertPngText(
      png(),
      Object.entries(texts).map(([key, text]) => ({ key, text })),
    ),
  );
}

/** Returns the values of a generation by name, without where they were found. */
export function valuesOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(valuesOf);
  if (typeof value !== 'object' || value === null) return value;
  if ('value' in value && 'from' in value) return value.value;
  const { record: _, ...fields } = value as Record<string, unknown>;
  return Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, valuesOf(field)]));
}
