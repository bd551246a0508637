import type { FieldSchema, NodeSchema, ValueSchema } from '@x/models/node-schema';
import { isRecord } from '../../arguments.js';

/** Returns the value of a key, or `undefined` for one that is of no use. */
type Reader<Value> = (value: unknown) => Value | undefined;
type Readers<Schema> = { readonly [Key in keyof Schema]-?: Reader<Schema[Key]> };

/**
 * Returns what is known of the schema of a value. It reads what `ValueSchema` reads: a document has some ten thousand
 * schemas with few keys each, and this visits the keys that are there.
 */
export function readValueSchema(value: unknown): ValueSchema | undefined {
  const read = readKeys(value, valueReaders);
  return read && { required: [], ...read };
}

/** Returns what is known of the schema of a node or of its output, as `NodeSchema` reads it. */
export function readNodeSchema(value: unknown): NodeSchema | undefined {
  const { class: kind, properties, ...read } = readKeys(value, nodeReaders) ?? {};
  return kind && properties && { class: kind, properties, ...read };
}

function readFieldSchema(value: unknown): FieldSchema | undefined {
  const read = readKeys(value, fieldReaders);
  return read && { required: [], ...read };
}

function readKeys<Schema>(value: unknown, readers: Readers<Schema>): Partial<Schema> | undefined {
  if (!isRecord(value)) return undefined;
  const read: Partial<Schema> = {};
  for (const key of Object.keys(value)) if (isKey(key, readers)) readKey(key, value[key], { read, readers });
  return read;
}

const isKey = <Schema>(key: PropertyKey, readers: Readers<Schema>): key is keyof Schema => Object.hasOwn(readers, key);

function readKey<Schema, Key extends keyof Schema>(
  key: Key,
  value: unknown,
  { read, readers }: { readonly read: Partial<Schema>; readonly readers: Readers<Schema> },
): void {
  const found = readers[key](value);
  if (found !== undefined) read[key] = found;
}

const string: Reader<string> = (value) => (typeof value === 'string' ? value : undefined);
const boolean: Reader<boolean> = (value) => (typeof value === 'boolean' ? value : undefined);
const number: Reader<number> = (value) => (typeof value === 'number' && Number.isFinite(value) ? value : undefined);
const integer: Reader<number> = (value) => (Number.isSafeInteger(value) ? number(value) : undefined);
const scalar: Reader<string | number | boolean> = (value) => string(value) ?? number(value) ?? boolean(value);

/** Reads a list, all of whose items are of use. */
const listOf =
  <Item>(reader: Reader<Item>): Reader<Item[]> =>
  (value) => {
    if (!Array.isArray(value)) return undefined;
    const items = value.map(reader);
    return items.every((item) => item !== undefined) ? items : undefined;
  };

/** Reads an object, all of whose values are of use. */
const recordOf =
  <Item>(reader: Reader<Item>): Reader<Record<string, Item>> =>
  (value) => {
    if (!isRecord(value)) return undefined;
    const record: Record<string, Item> = {};
    for (const [key, item] of Object.entries(value)) {
      const read = reader(item);
      if (read === undefined) return undefined;
      record[key] = read;
    }
    return record;
  };

const strings = listOf(string);
const scalars = listOf(scalar);

const valueReaders: Readers<ValueSchema> = {
  $ref: string,
  type: string,
  title: string,
  const: scalar,
  enum: scalars,
  minimum: number,
  maximum: number,
  exclusiveMinimum: number,
  exclusiveMaximum: number,
  multipleOf: number,
  ge: number,
  le: number,
  minLength: integer,
  maxLength: integer,
  minItems: integer,
  maxItems: integer,
  required: strings,
  items: readValueSchema,
  anyOf: listOf(readValueSchema),
  properties: recordOf(readValueSchema),
  additionalProperties: (value) => boolean(value) ?? readValueSchema(value),
};

const fieldReaders: Readers<FieldSchema> = {
  ...valueReaders,
  field_kind: string,
  input: (value) => INPUTS.find((input) => input === value),
  default: (value) => value,
  orig_required: boolean,
  ui_hidden: boolean,
  ui_order: number,
  ui_type: string,
  description: string,
  ui_choice_labels: recordOf(string),
  ui_model_base: strings,
  ui_model_type: strings,
  ui_model_variant: strings,
  ui_model_format: strings,
  ui_model_provider_id: strings,
};

const INPUTS = ['any', 'direct', 'connection'] as const;
const CLASSES = ['invocation', 'output'] as const;

const nodeReaders: Readers<NodeSchema> = {
  class: (value) => CLASSES.find((name) => name === value),
  title: string,
  version: string,
  category: string,
  node_pack: string,
  classification: string,
  properties: recordOf(readFieldSchema),
  output: (value) => {
    const $ref = isRecord(value) ? string(value['$ref']) : undefined;
    return $ref === undefined ? undefined : { $ref };
  },
  additionalProperties: boolean,
};
