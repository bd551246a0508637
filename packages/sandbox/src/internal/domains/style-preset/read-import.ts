import { Buffer } from 'node:buffer';
import type { Upload } from '../../validation/form.js';
import { HttpException } from '../../validation/http-exception.js';
import { JsonSyntaxError, parseJson } from '../../validation/parse-json.js';
import { isRecord } from '../../validation/record.js';
import { parseCsv } from './csv.js';

/** A preset in a file. */
interface ImportedPreset {
  readonly name: string;
  readonly positive_prompt: string;
  readonly negative_prompt: string;
}

const FORMATS = new Map([
  ['text/csv', { read: rowsOfCsv, words: "CSV format: must include columns 'name', 'prompt', and 'negative_prompt'" }],
  [
    'application/json',
    {
      read: parseJson,
      words: "JSON format: must be a list of objects with keys 'name', 'prompt', and 'negative_prompt'",
    },
  ],
]);

/** Returns the presets in a file. Throws 415 for another media type, 400 where one row is invalid. */
export function readImport({ contentType, content }: Upload): ImportedPreset[] {
  const format = FORMATS.get(contentType);
  if (!format) throw new HttpException(415, '');
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: contentType === 'text/csv' }).decode(
    Buffer.from(content.all()),
  );
  const invalid = () => new HttpException(400, `Invalid ${format.words} and name cannot be blank`);
  const rows = parsed(() => format.read(text), invalid);
  if (!Array.isArray(rows)) throw invalid();
  return rows.map((row) => {
    const preset = isRecord(row) ? toPreset(row) : undefined;
    if (!preset) throw invalid();
    return preset;
  });
}

function parsed(read: () => unknown, invalid: () => HttpException): unknown {
  try {
    return read();
  } catch (error) {
    throw error instanceof JsonSyntaxError ? invalid() : error;
  }
}

/** Returns each row by its heading. Missing values are `null`, and too many have no name. */
function rowsOfCsv(text: string): Record<string, unknown>[] {
  const [heading = [], ...rows] = parseCsv(text);
  return rows.map((row) => {
    const extra = row.length > heading.length ? [['', row.slice(heading.length)] as const] : [];
    return Object.fromEntries([...heading.map((name, index) => [name, row[index] ?? null] as const), ...extra]);
  });
}

const NAMES = new Set(['name', 'positive_prompt', 'prompt', 'negative_prompt']);

/** Returns undefined for a row with other keys, with both names of the prompt, or with a blank name. */
function toPreset(row: Readonly<Record<string, unknown>>): ImportedPreset | undefined {
  const isKnown = Object.keys(row).every((key) => NAMES.has(key));
  if (!isKnown || ('prompt' in row && 'positive_prompt' in row)) return undefined;
  const { name, positive_prompt = row['prompt'] ?? absentIn(row, 'prompt'), negative_prompt = '' } = row;
  if (!isText(name) || !isText(positive_prompt) || !isText(negative_prompt) || name.trim() === '') return undefined;
  return {
    name: name.trim(),
    positive_prompt: positive_prompt.trim(),
    negative_prompt: negative_prompt.trim(),
  };
}

/** Returns the default of an absent value; `null` is none. */
const absentIn = (row: object, key: string) => (key in row ? null : '');

const isText = (value: unknown): value is string => typeof value === 'string' && value.isWellFormed();
