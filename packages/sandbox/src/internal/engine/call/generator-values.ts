import { PythonError } from '../../nodes/python-error.js';
import { pythonFloat, pythonInteger, pythonText, strip } from '../../nodes/python-value.js';
import { roundHalfEven } from '../../nodes/rounding.js';
import { expandTemplate } from '../../nodes/template/expand-template.js';
import { TemplateError } from '../../nodes/template/parse-template.js';
import { PythonRandom } from '../../nodes/template/python-random.js';
import { isRecord } from '../../validation/record.js';
import { unsupported } from './unsupported.js';
import type { Json } from './workflow-nodes.js';

/** What generators need that is not in their node. */
export interface GeneratorContext {
  /** The most values. */
  readonly limit: number;
  /** Returns a number from 0 up to 1. */
  readonly random: () => number;
  /** Returns the names of the images of a board, or those that are masks and the like. */
  readonly imagesOf: (boardId: string, isAssets: boolean) => readonly string[];
}

/** Returns the values of a generator node of a workflow that is called. */
export function generatorValues({ id, type, inputs }: Json, context: GeneratorContext): unknown[] {
  if (!isRecord(inputs)) throw unsupported('call_saved_workflow generator node is malformed');
  if (!isRecord(inputs['generator'])) {
    throw unsupported(`call_saved_workflow generator node '${String(id)}' is missing generator input`);
  }
  const { value } = inputs['generator'];
  if (!isRecord(value))
    throw unsupported(`call_saved_workflow generator node '${String(id)}' has invalid generator value`);
  const count = declaredCount(value);
  if (count !== undefined && count > context.limit) throw tooMany();
  if (type === 'integer_generator') return integers(value, context);
  if (type === 'float_generator') return floats(value, context);
  if (type === 'string_generator') return strings(value, context);
  if (type === 'image_generator') return images(value, context);
  throw unsupported(`Unsupported generator node type '${String(type)}'`);
}

/** Returns the error of a call that would start more sessions than the queue has room for. */
export const tooMany = (): PythonError =>
  new PythonError(
    'TooManySessionsError',
    'call_saved_workflow exceeds remaining queue capacity for child workflow executions',
  );

/** Returns one value in place of those of a generator. */
export function placeholderValues({ type }: Json): unknown[] {
  const value = PLACEHOLDERS[String(type)];
  if (value === undefined) throw unsupported(`Unsupported generator node type '${String(type)}'`);
  return [value];
}

const PLACEHOLDERS: Json = {
  integer_generator: 0,
  float_generator: 0,
  string_generator: '',
  image_generator: { image_name: 'compatibility-placeholder' },
};

const kindOf = ({ type }: Json, prefix: string): string | undefined =>
  typeof type === 'string' && type.startsWith(prefix) ? type.slice(prefix.length) : undefined;

const unknown = (kind: string, { type }: Json) =>
  unsupported(`Unsupported ${kind} generator type '${type === undefined ? 'None' : pythonText(type)}'`);

const integerOf = (value: Json, name: string, absent: number): number =>
  Object.hasOwn(value, name) ? pythonInteger(value[name]) : absent;

const floatOf = (value: Json, name: string, absent: number): number =>
  Object.hasOwn(value, name) ? pythonFloat(value[name]) : absent;

function declaredCount(value: Json): number | undefined {
  const { type } = value;
  if (type === 'string_generator_dynamic_prompts_combinatorial') return integerOf(value, 'maxPrompts', 10);
  const isCounted =
    type === 'string_generator_dynamic_prompts_random' ||
    /^(?:float|integer)_generator_(?:arithmetic_sequence|linear_distribution|random_distribution_uniform)$/.test(
      String(type),
    );
  return isCounted ? integerOf(value, 'count', 10) : undefined;
}

const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: Math.max(0, count) }, (_, index) => make(index));

const randomOf = ({ seed }: Json, { random }: GeneratorContext): PythonRandom =>
  new PythonRandom(typeof seed === 'number' ? Math.trunc(seed) : Math.floor(random() * 2 ** 32));

function integers(value: Json, context: GeneratorContext): number[] {
  const kind = kindOf(value, 'integer_generator_');
  if (kind === 'parse_string') return parts(value).map((part) => pythonInteger(part));
  const start = integerOf(value, 'start', 0);
  const count = integerOf(value, 'count', 10);
  if (kind === 'arithmetic_sequence') {
    const step = integerOf(value, 'step', 1);
    return step === 0 ? [start] : times(count, (index) => start + index * step);
  }
  if (kind === 'linear_distribution') {
    const end = integerOf(value, 'end', 10);
    return count === 1
      ? [start]
      : times(count, (index) => start + roundHalfEven((end - start) * (index / (count - 1))));
  }
  if (kind !== 'random_distribution_uniform') throw unknown('integer', value);
  const [low, high] = [integerOf(value, 'min', 0), integerOf(value, 'max', 10)];
  const random = randomOf(value, context);
  return times(count, () => Math.trunc(random.next() * (high - low + 1)) + low);
}

function floats(value: Json, context: GeneratorContext): number[] {
  const kind = kindOf(value, 'float_generator_');
  const { values } = value;
  const isGiven = kind === 'parse_string' || kind === 'random_distribution_uniform';
  if (isGiven && Array.isArray(values)) return values.map(pythonFloat);
  if (kind === 'parse_string') return parts(value).map(pythonFloat);
  const start = floatOf(value, 'start', 0);
  const count = integerOf(value, 'count', 10);
  if (kind === 'arithmetic_sequence') {
    const step = floatOf(value, 'step', 1);
    return step === 0 ? [start] : times(count, (index) => start + index * step);
  }
  if (kind === 'linear_distribution') {
    const end = floatOf(value, 'end', 1);
    return count === 1 ? [start] : times(count, (index) => start + (end - start) * (index / (count - 1)));
  }
  if (kind !== 'random_distribution_uniform') throw unknown('float', value);
  const [low, high] = [floatOf(value, 'min', 0), floatOf(value, 'max', 1)];
  const random = randomOf(value, context);
  return times(count, () => random.next() * (high - low) + low);
}

function strings(value: Json, { random }: GeneratorContext): string[] {
  const { type, input = '', seed = null } = value;
  const kind = kindOf(value, 'string_generator_');
  if (kind === 'parse_string') return split(value).filter((part) => part !== '');
  if (kind === 'dynamic_prompts_combinatorial') {
    return expanded(pythonText(input), integerOf(value, 'maxPrompts', 10), 'combinations');
  }
  if (kind !== 'dynamic_prompts_random') throw unknown('string', { type });
  const chosen = seed === null ? Math.floor(random() * 2 ** 31) : pythonInteger(seed);
  return expanded(pythonText(input), integerOf(value, 'count', 10), chosen);
}

function expanded(template: string, limit: number, seed: number | 'combinations'): string[] {
  try {
    return expandTemplate(template, limit, seed);
  } catch (error) {
    if (error instanceof TemplateError) throw new PythonError('ParseException', error.message);
    throw error;
  }
}

function images({ type, board_id, category = 'images' }: Json, { imagesOf }: GeneratorContext): unknown[] {
  if (type !== 'image_generator_images_from_board') throw unknown('image', { type });
  if (typeof board_id !== 'string' || board_id === '') return [];
  return imagesOf(board_id, category !== 'images').map((image_name) => ({ image_name }));
}

const parts = (value: Json): string[] =>
  split(value)
    .map(strip)
    .filter((part) => part !== '');

/** The separator is written as in a text of JSON. */
function split({ input = '', splitOn = ',' }: Json): string[] {
  const [text, separator] = [pythonText(input), pythonText(splitOn)];
  if (separator === '') return [text];
  try {
    return text.split(JSON.parse(`"${separator}"`));
  } catch {
    return text.split(separator);
  }
}
