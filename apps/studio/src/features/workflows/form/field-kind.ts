import type { ExposedInput } from '@x/services/workflow';

/** How an input, or an entry of its list, is edited. */
export type FieldKind =
  | 'choice'
  | 'number'
  | 'text'
  | 'boolean'
  | 'color'
  | 'picture'
  | 'board'
  | 'model'
  | 'lora'
  | 'json';

const KINDS: Readonly<Record<string, FieldKind>> = {
  IntegerField: 'number',
  FloatField: 'number',
  StringField: 'text',
  BooleanField: 'boolean',
  ColorField: 'color',
  ImageField: 'picture',
  VideoField: 'picture',
  BoardField: 'board',
  ModelIdentifierField: 'model',
  LoRAField: 'lora',
};

/** Returns how one value of an input is edited. */
export const fieldKind = ({ choices, type: { name } }: ExposedInput): FieldKind =>
  choices ? 'choice' : (KINDS[name] ?? 'json');

/** Whether an input is edited as a list. One that takes both is, if its value is one. */
export function isList({ type: { name, cardinality }, value }: ExposedInput): boolean {
  if (name in KINDS || name === 'EnumField') {
    return cardinality === 'collection' || (cardinality === 'either' && Array.isArray(value));
  }
  return false;
}
