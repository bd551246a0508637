import { readFile } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';

import { openFileSource } from '@x/metadata/file-source';
import { readMetadata } from '@x/metadata/metadata';
import { readMetadataSync } from '@x/metadata/sync';

import { type CorpusFile, withIntegers } from './corpus-file.js';

/** Returns what is read wrongly of a file: its kind, size, texts, fields; what is read at once must be the same. */
export async function checkFile(path: string, expected: CorpusFile): Promise<readonly string[]> {
  const read = await readMetadata(await openFileSource(path));
  const said = valuesOf(read.generation ?? {});
  const wanted = withIntegers(expected.said);
  const size = read.width === undefined ? null : [read.width, read.height];
  const missing = Object.entries(expected.texts).filter(
    ([key, text]) => !read.texts.some((found) => found.key === key && found.text === text),
  );
  return [
    ...(read.container === expected.container ? [] : [`container: ${read.container}, not ${expected.container}`]),
    ...(isDeepStrictEqual(size, expected.size) ? [] : [`size: ${size?.join(' × ')}`]),
    ...missing.map(([key]) => `text ${key}: only ${read.texts.map((text) => text.key).join(', ')}`),
    ...read.warnings.map((warning) => `warning: ${warning}`),
    ...(isDeepStrictEqual(said, wanted) ? [] : [`fields: ${print(said)}, not ${print(wanted)}`]),
    ...(isDeepStrictEqual(readMetadataSync(await readFile(path)), read) ? [] : ['read at once, it is something else']),
  ];
}

const print = (value: unknown): string =>
  JSON.stringify(value, (_, field: unknown) => (typeof field === 'bigint' ? `${field}n` : field));

/** Returns the values of a generation, without where they were found and without the whole record. */
function valuesOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(valuesOf);
  if (typeof value !== 'object' || value === null) return value;
  if ('value' in value && 'from' in value) return value.value;
  const fields = Object.entries(value).filter(([key]) => key !== 'record');
  return Object.fromEntries(fields.map(([key, field]) => [key, valuesOf(field)]));
}
