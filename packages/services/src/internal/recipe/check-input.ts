import { InputError, printValue } from '@x/transport/errors';
import { toJson } from '@x/transport/json';
import { isRecord } from '../arguments.js';
import type { RecipeInputs, RecipeName } from './input.js';

/** Throws an `InputError` for a value that is not allowed. */
type Check = (argument: string, value: unknown) => void;

const refuse = (argument: string, allowed: string, value: unknown): never => {
  throw new InputError(argument, `must be ${allowed}, got ${printValue(value)}`);
};

const text: Check = (argument, value) => {
  if (typeof value !== 'string') refuse(argument, 'a text', value);
  toJson(value, argument);
};

const name: Check = (argument, value) => {
  text(argument, value);
  if (value === '') refuse(argument, 'a name', value);
};

const whole =
  (least: number, most: number, multiple = 1): Check =>
  (argument, value) => {
    const isRight = Number.isInteger(value) && typeof value === 'number' && value >= least && value <= most;
    const step = multiple === 1 ? 'a whole number' : `a multiple of ${multiple}`;
    if (!isRight || value % multiple !== 0) refuse(argument, `${step} from ${least} to ${most}`, value);
  };

const between =
  (least: number, most: number): Check =>
  (argument, value) => {
    if (typeof value === 'number' && value >= least && value <= most) return;
    refuse(argument, `a number from ${least} to ${most}`, value);
  };

const model: Check = (argument, value) => {
  if (typeof value === 'string' && value !== '') text(argument, value);
  else if (!isRecord(value) || typeof value['key'] !== 'string')
    refuse(argument, 'the key, the hash or the name of a model, or its record', value);
};

const image: Check = (argument, value) => {
  const isNamed = isRecord(value) && typeof value['image_name'] === 'string';
  if (typeof value === 'string') name(argument, value);
  else if (!isNamed && !isFile(value)) refuse(argument, 'the name of an image, its record, or a file', value);
};

/** Whether a value may be a file. The repository of images checks it in full when it is uploaded. */
const isFile = (value: unknown): boolean =>
  ArrayBuffer.isView(value) ||
  value instanceof ArrayBuffer ||
  (isRecord(value) && ['arrayBuffer', 'chunks', 'stream'].some((name) => name in value));

const factor: Check = (argument, value) => {
  if (typeof value === 'number' && value > 0 && value <= 16) return;
  refuse(argument, 'a number above 0, at most 16', value);
};

const models: Check = (argument, value) => {
  const references = isRecord(value) ? value : refuse(argument, 'an object of models by their names', value);
  for (const [part, reference] of Object.entries(references)) model(`${argument}.${part}`, reference);
};

const loras: Check = (argument, value) => {
  const list: readonly unknown[] = Array.isArray(value) ? value : refuse(argument, 'a list', value);
  for (const [index, lora] of list.entries()) checkFields(`${argument}.${index}`, lora, loraFields);
};

interface Fields {
  readonly required: Readonly<Record<string, Check>>;
  readonly optional: Readonly<Record<string, Check>>;
}

const loraFields: Fields = { required: { model }, optional: { weight: between(-10, 10) } };

/** No architecture has a finer grid; that of the family is checked when it is known. */
const size = whole(8, 16_384, 8);

const settings = {
  negativePrompt: text,
  ...{ width: size, height: size, steps: whole(1, 1_000), cfgScale: between(1, 200), guidance: between(0, 200) },
  ...{ scheduler: name, seed: whole(0, 0xffff_ffff), count: whole(1, 10_000) },
  ...{ loras, vae: model, parts: models, board: name },
};

const fields: Readonly<Record<RecipeName, Fields>> = {
  textToImage: { required: { model, prompt: text }, optional: settings },
  imageToImage: { required: { model, prompt: text, image }, optional: { ...settings, strength: between(0, 1) } },
  inpaint: {
    required: { model, prompt: text, image, mask: image },
    optional: { ...settings, strength: between(0, 1) },
  },
  upscale: { required: { image }, optional: { model, scale: factor, board: name } },
};

/** Returns the recipe of a name. Throws an `InputError` when there is none. */
export function checkRecipe(recipe: unknown): RecipeName {
  for (const known of ['textToImage', 'imageToImage', 'inpaint', 'upscale'] as const)
    if (recipe === known) return known;
  return refuse('recipe', `one of ${Object.keys(fields).join(', ')}`, recipe);
}

/** Throws an `InputError` for input that no model of any family takes. */
export function checkInput<Name extends RecipeName>(recipe: Name, input: RecipeInputs[Name]): void {
  checkFields('input', input, fields[recipe], true);
}

function checkFields(argument: string, value: unknown, { required, optional }: Fields, isRoot = false): void {
  const record = isRecord(value) ? value : refuse(argument, 'an object', value);
  const path = (field: string): string => (isRoot ? field : `${argument}.${field}`);
  for (const [field, check] of Object.entries(required)) check(path(field), record[field]);
  for (const [field, given] of Object.entries(record)) {
    const check = Object.hasOwn(optional, field) ? optional[field] : undefined;
    if (Object.hasOwn(required, field) || (check && given === undefined)) continue;
    if (!check) {
      const known = [...Object.keys(required), ...Object.keys(optional)].join(', ');
      throw new InputError(path(field), `is no field of this input; it has ${known}`);
    }
    check(path(field), given);
  }
}
