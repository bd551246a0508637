import type { ExposedInput, WorkflowValues } from '@x/services/workflow';

import { type FieldKind, fieldKind, isList } from './field-kind.js';

/** What a LoRA is edited as. */
export interface LoraEntry {
  /** The key of the model; empty for none. */
  readonly model: string;
  readonly weight: string;
}

/** A color as the server has it, each part from 0 to 255. */
export type Color = Readonly<Record<'r' | 'g' | 'b' | 'a', number>>;

/** What one field holds while it is edited: numbers are texts, references are names, and empty is none. */
export type FieldValue = string | boolean | Color | LoraEntry | readonly FieldValue[];

/** The fields of a form, by `fieldName`. */
export type FormValues = Record<string, unknown>;

/** Returns the name of a field of the form. Keys of inputs have dots, which would be paths. */
export const fieldName = (index: number): string => `input${index}`;

const BLACK: Color = { r: 0, g: 0, b: 0, a: 255 };

/** Returns what the fields hold at first: the values of the workflow, else those of the server. */
export function initialValues(inputs: readonly ExposedInput[]): FormValues {
  return Object.fromEntries(inputs.map((input, index) => [fieldName(index), initialValue(input)]));
}

function initialValue(input: ExposedInput): FieldValue {
  const value = input.value ?? input.default;
  const kind = fieldKind(input);
  if (!isList(input)) return toField(value, kind, input);
  return Array.isArray(value) ? value.map((item: unknown) => toField(item, kind, input)) : [];
}

/** Returns the field of a new entry of a list. */
export const emptyEntry = (input: ExposedInput): FieldValue => toField(undefined, fieldKind(input), input);

function toField(value: unknown, kind: FieldKind, { choices = [] }: ExposedInput): FieldValue {
  switch (kind) {
    case 'boolean':
      return value === true;
    case 'choice': {
      const index = choices.findIndex((choice) => choice.value === value);
      return index < 0 ? '' : String(index);
    }
    case 'color':
      return isRecord(value) ? { ...BLACK, ...value } : BLACK;
    case 'picture':
      return textIn(value, 'image_name', 'video_name');
    case 'board':
      return typeof value === 'string' ? value : textIn(value, 'board_id') || 'auto';
    case 'model':
      return textIn(value, 'key');
    case 'lora':
      return isRecord(value)
        ? { model: textIn(value['lora'], 'key'), weight: String(value['weight'] ?? 1) }
        : { model: '', weight: '1' };
    case 'json':
      return value === undefined || value === null ? '' : JSON.stringify(value);
    default:
      return value === undefined || value === null ? '' : String(value);
  }
}

/** Returns the values that a run is given: those that were changed. The others the workflow has itself. */
export function toValues(inputs: readonly ExposedInput[], fields: FormValues): WorkflowValues {
  const initial = initialValues(inputs);
  const given = inputs.flatMap((input, index) => {
    const field = fields[fieldName(index)];
    if (field === undefined || input.isConnected) return [];
    if (JSON.stringify(field) === JSON.stringify(initial[fieldName(index)])) return [];
    return [[input.key, fromInput(field as FieldValue, input)] as const];
  });
  return Object.fromEntries(given);
}

const fromInput = (field: FieldValue, input: ExposedInput): unknown =>
  Array.isArray(field) ? field.map((item) => fromField(item, input)) : fromField(field, input);

/** Returns what the service takes, or the text that it refuses. An empty field of what may be left out is left out. */
function fromField(field: FieldValue, input: ExposedInput): unknown {
  const kind = fieldKind(input);
  if (kind === 'lora') return fromLora(field as LoraEntry);
  if (typeof field !== 'string') return field;
  switch (kind) {
    case 'choice':
      return field === '' ? emptyOf(input) : input.choices?.[Number(field)]?.value;
    case 'number':
      return field.trim() === '' ? emptyOf(input) : numberOr(field);
    case 'json':
      return field.trim() === '' ? emptyOf(input) : jsonOr(field);
    case 'text':
      return field;
    default:
      return field === '' ? emptyOf(input) : field;
  }
}

/** Where the workflow has a value of its own, leaving it out would not make it empty: the service refuses that. */
const emptyOf = ({ value }: ExposedInput): '' | undefined => (value === undefined ? undefined : '');

function numberOr(text: string): number | string {
  const number = Number(text.trim());
  return Number.isFinite(number) ? number : text;
}

function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const fromLora = ({ model, weight }: LoraEntry) => ({ lora: model, weight: numberOr(weight) });

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Returns the first of some fields that is a text, or the value itself if that is one; else an empty text. */
function textIn(value: unknown, ...names: string[]): string {
  if (typeof value === 'string') return value;
  if (!isRecord(value)) return '';
  return names.map((name) => value[name]).find((text) => typeof text === 'string') ?? '';
}
