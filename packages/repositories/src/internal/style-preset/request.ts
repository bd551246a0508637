import { type StylePreset, StylePresetInput } from '@x/models/style-preset';
import { InputError, printValue } from '@x/transport/errors';
import { type FileSource, openFile } from '@x/transport/file';
import type { TransferOptions } from '@x/transport/options';

import type { Expected } from '../about.js';
import { check } from '../check.js';
import { imagePart } from '../image/upload.js';
import { jsonField } from '../json-field.js';
import type { NewStylePreset, StylePresetReplacement } from './input.js';

/** Returns the parameters of a request about one style preset. */
export const identified = (id: string, options?: TransferOptions) => ({ path: { style_preset_id: id }, ...options });

/** Returns the form of a preset. Its type is always `user`: the server deletes others when it starts. */
export function presetForm(input: NewStylePreset | StylePresetReplacement) {
  const { image, ...data } = input ?? {};
  const { name, positive_prompt, negative_prompt, is_public = false } = check('input', StylePresetInput, data);
  return {
    data: jsonField('input', { name, positive_prompt, negative_prompt, type: 'user', is_public }),
    image: image ? imagePart(image) : undefined,
  };
}

/** Returns the form that replaces a preset. Throws an `InputError` where something would be reset silently. */
export function replacementForm(input: StylePresetReplacement) {
  const { image, is_public } = input ?? {};
  if (image === undefined)
    throw new InputError('input.image', 'is required: without it the server deletes the image; pass null to delete it');
  if (typeof is_public !== 'boolean')
    throw new InputError('input.is_public', `must be true or false, got ${printValue(is_public)}`);
  return presetForm(input);
}

/** Returns what the server must have stored. */
export const presetOf = (input: StylePresetInput): Expected<StylePreset> => ({
  name: input.name,
  preset_data: { positive_prompt: input.positive_prompt, negative_prompt: input.negative_prompt },
  type: 'user',
  is_public: input.is_public ?? false,
});

/** The media types that the server reads, and how the names of such files end. */
const IMPORTS = { 'text/csv': '.csv', 'application/json': '.json' } as const;

/** Returns a file of presets as it is sent: with one of the two media types that the server accepts, without parameters. */
export function importFile(source: FileSource): FileSource {
  const file = openFile('file', source);
  const given = file.type.split(';')[0]?.trim().toLowerCase();
  const types = Object.entries(IMPORTS);
  const [type] = types.find(([known]) => known === given) ?? types.find(([, end]) => endsIn(file.name, end)) ?? [];
  if (type !== undefined) return { ...file, type };
  const reason = 'must be of type text/csv or application/json, or have a name that ends in .csv or .json';
  throw new InputError('file', `${reason}, got ${printValue(file.type)}`);
}

const endsIn = (name: string, suffix: string) => name.toLowerCase().endsWith(suffix);
