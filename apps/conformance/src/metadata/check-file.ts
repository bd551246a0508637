import { readFile } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';

import { openFileSource } from '@x/metadata/file-source';
import { type Metadata, readMetadata } from '@x/metadata/metadata';
import { readStealthMetadata } from '@x/metadata/stealth';
import { readMetadataSync } from '@x/metadata/sync';

import sharp from 'sharp';

import { type CorpusFile, withIntegers } from './corpus-file.js';

/** Returns what is read wrongly of a file: its kind, size, texts, fields; what is read at once must be the same. */
export async function checkFile(path: string, expected: CorpusFile): Promise<readonly string[]> {
  const file = await readMetadata(await openFileSource(path));
  const read = expected.hidden ? await withHidden(file, path) : file;
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
    ...(isDeepStrictEqual(readMetadataSync(await readFile(path)), file) ? [] : ['read at once, it is something else']),
  ];
}

/** Returns what a file says, with what is hidden in its pixels. */
async function withHidden(file: Metadata, path: string): Promise<Metadata> {
  const { data, info } = await sharp(path).raw().toBuffer({ resolveWithObject: true });
  const hidden = await readStealthMetadata({ width: info.width, height: info.height, data });
  return {
    ...file,
    ...hidden,
    texts: [...file.texts, ...hidden.texts],
    warnings: [...file.warnings, ...hidden.warnings],
  };
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
