import { openAsBlob } from 'node:fs';
import { basename } from 'node:path';

import type { ExposedInput } from '@x/services/workflow';

import { UsageError } from '../error/cli-error.js';
import { nearest } from '../find/nearest.js';
import { readText } from '../find/read-text.js';

/** Returns values by label from texts such as `Width=512`; `@` before a value names a file: its text, or a picture. */
export async function parseValues(
  settings: readonly string[],
  inputs: readonly ExposedInput[],
): Promise<Readonly<Record<string, unknown>>> {
  const values: Record<string, unknown> = {};
  for (const setting of settings) {
    const at = setting.indexOf('=');
    if (at < 1) throw new UsageError(`--set ${setting} is not LABEL=VALUE`);
    const { key, type } = inputNamed(setting.slice(0, at), inputs);
    values[key] = await parseValue(setting.slice(at + 1), type);
  }
  return values;
}

/** Returns the input of that label. Throws a `UsageError` where the workflow has none. */
export function inputNamed(label: string, inputs: readonly ExposedInput[]): ExposedInput {
  const found = inputs.find(({ key }) => key === label) ?? inputs.find((input) => input.label === label);
  if (found) return found;
  const labels = inputs.map(({ key }) => key);
  const similar = nearest(label, labels);
  const hint = similar === undefined ? `The inputs are ${labels.join(', ')}.` : `Did you mean "${similar}"?`;
  throw new UsageError(`the workflow has no input "${label}"`, { hint });
}

/** Returns a file as it can be uploaded. */
export async function fileOf(path: string): Promise<File> {
  const blob = await openAsBlob(path);
  return new File([blob], basename(path));
}

/** Returns a text as a value of the type. What does not fit it is left as it is: the check of the workflow says why. */
async function parseValue(text: string, { name, cardinality }: ExposedInput['type']): Promise<unknown> {
  if (text.startsWith('@')) return name === 'ImageField' ? fileOf(text.slice(1)) : readText(text.slice(1));
  if (cardinality === 'collection') return parseJson(text);
  if (name === 'IntegerField' && /^-?\d+$/.test(text)) {
    return Number.isSafeInteger(Number(text)) ? Number(text) : BigInt(text);
  }
  if (name === 'FloatField' && text.trim() !== '' && Number.isFinite(Number(text))) return Number(text);
  if (name === 'BooleanField' && /^(true|false)$/.test(text)) return text === 'true';
  return text;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UsageError(`"${text}" is not a JSON list`, { hint: 'For example [1, 2, 3].' });
  }
}
