import type { Random } from '../lint/random.js';
import { isRecord, type JsonObject, record } from '../record.js';

const TEXTS = [
  '',
  ' ',
  'a',
  'a fox, é ü 猫 🦊',
  '{a|b} __c__',
  'a,b,,c',
  '[x] y',
  '#ff8000',
  'seed',
  'positive_prompt',
];
const INTEGERS = [-1, 0, 1, 2, 3, 4, 5, 7, 8, 10, 16, 17, 24, 32, 40];
const NUMBERS = [-1.5, -1, 0, 0.1, 0.25, 0.5, 1, 1.7, 2, 3, 10, 90.5];

/** What random values refer to. */
export interface ValueContext {
  readonly random: Random;
  readonly components: JsonObject;
  readonly images: readonly string[];
}

/** Returns a random value of a JSON schema, now and then one that it does not allow. */
export function randomValue(schema: JsonObject, context: ValueContext): unknown {
  const { random, components } = context;
  if (random.below(60) === 0) return random.pick([null, 'x', -3, 1.5, [], {}, true]);
  const choices = [schema['anyOf'], schema['oneOf']].flat().filter(isRecord);
  if (choices.length > 0) return randomValue(random.pick(choices) ?? {}, context);
  if (typeof schema['$ref'] === 'string') {
    const name = schema['$ref'].split('/').at(-1) ?? '';
    if (name === 'ImageField')
      return { image_name: random.pick(random.below(80) === 0 ? ['none.png'] : context.images) };
    return randomValue(record(components[name]), context);
  }
  if ('const' in schema) return schema['const'];
  if (Array.isArray(schema['enum'])) return random.pick(schema['enum']);
  switch (schema['type']) {
    case 'integer':
      return randomNumber(schema, random, INTEGERS);
    case 'number':
      return randomNumber(schema, random, NUMBERS);
    case 'boolean':
      return random.below(2) === 1;
    case 'string':
      return random.pick(TEXTS);
    case 'null':
      return null;
    case 'array':
      return Array.from({ length: random.below(4) }, () => randomValue(record(schema['items']), context));
    case 'object':
      return randomObject(schema, context);
    default:
      return random.pick<unknown>([1, 'text', [1, 'b'], null, { a: 1 }, 2.5]);
  }
}

/** Returns a number that is mostly within its bounds. */
function randomNumber(schema: JsonObject, random: Random, choices: readonly number[]): number {
  const least = Number(schema['minimum'] ?? Number(schema['exclusiveMinimum'] ?? -Infinity) + Number.EPSILON);
  const most = Number(schema['maximum'] ?? schema['exclusiveMaximum'] ?? Infinity);
  const unit = Number(schema['multipleOf'] ?? 1);
  const ends = [least, most].filter(Number.isSafeInteger);
  const inside = choices.map((value) => value * unit).filter((value) => value >= least && value <= most);
  const byte = most === 255 ? [random.below(256), random.below(256), random.below(256)] : [];
  return random.pick([...(random.below(30) === 0 ? choices : inside), ...ends, ...byte]) ?? 0;
}

function randomObject(schema: JsonObject, context: ValueContext): unknown {
  const properties = Object.entries(record(schema['properties']));
  const required = [schema['required']].flat();
  const values = properties
    .filter(([name]) => required.includes(name) || context.random.below(2) === 1)
    .map(([name, property]) => [name, randomValue(record(property), context)]);
  return Object.fromEntries(values);
}
